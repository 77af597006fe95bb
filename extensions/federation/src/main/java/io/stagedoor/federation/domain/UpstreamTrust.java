package io.stagedoor.federation.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a company's word counts, by the rules of its connection.
 *
 * @param multiFactor words that mean more than one factor: values of {@code amr} or {@code acr}, or an AuthnContextClassRef
 * @param phishingResistant the same for what cannot be phished
 * @param maximumAge how old it may be; null where age does not matter
 */
public record UpstreamTrust(
        Set<String> multiFactor,
        Set<String> phishingResistant,
        @Nullable Duration maximumAge) {

    /** When something was proved of which the company does not say when: too long ago for every age that anybody asks for. */
    public static final Instant LONG_AGO = Instant.EPOCH;

    /** What a company has proved: the level, and when; never later than it arrived. */
    public record Proved(int level, Instant at, List<String> references) {}

    /** What an administrator writes to trust nothing. */
    public static final String NOTHING = "-";

    /** Names of ages, as the setting offers them. */
    public enum Age {
        ANY("any", null),
        QUARTER("15-minutes", Duration.ofMinutes(15)),
        HOUR("1-hour", Duration.ofHours(1)),
        HALF_DAY("12-hours", Duration.ofHours(12)),
        WEEK("7-days", Duration.ofDays(7));

        private final String word;
        private final @Nullable Duration length;

        Age(String word, @Nullable Duration length) {
            this.word = word;
            this.length = length;
        }

        static String[] words() {
            return Arrays.stream(values()).map(age -> age.word).toArray(String[]::new);
        }

        /** What is not known is the shortest: leaving something out never weakens. */
        static Age of(@Nullable String word) {
            return word == null
                    ? ANY
                    : Arrays.stream(values())
                            .filter(age -> age.word.equals(word))
                            .findFirst()
                            .orElse(QUARTER);
        }
    }

    public UpstreamTrust {
        multiFactor = Set.copyOf(multiFactor);
        phishingResistant = Set.copyOf(phishingResistant);
    }

    /** As settings write it: words with spaces between. */
    public static UpstreamTrust of(String multiFactor, String phishingResistant, @Nullable String age) {
        return new UpstreamTrust(words(multiFactor), words(phishingResistant), Age.of(age).length);
    }

    /**
     * Of a connection.
     *
     * @param multiFactor null where nobody was ever asked: then it is the vendor's own words
     * @param phishingResistant the same
     */
    public static UpstreamTrust of(
            Vendor vendor,
            Protocol protocol,
            @Nullable String multiFactor,
            @Nullable String phishingResistant,
            @Nullable String age) {
        return of(
                multiFactor == null ? TrustedWords.multiFactor(vendor, protocol) : multiFactor,
                phishingResistant == null ? TrustedWords.phishingResistant(vendor, protocol) : phishingResistant,
                age);
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split("[\\s,]+", -1))
                .filter(word -> !word.isEmpty() && !word.equals(NOTHING))
                .collect(Collectors.toSet());
    }

    /** Whether asking there once more could help. */
    public boolean canGive(int level) {
        return level <= 1 || !phishingResistant.isEmpty() || (level == 2 && !multiFactor.isEmpty());
    }

    /**
     * Judges what was said.
     *
     * @param arrived when it was said
     * @param askedAnew the company had just been asked to authenticate the person anew: what it does not say when was proved then
     */
    public Proved judge(Assurance said, Instant arrived, boolean askedAnew) {
        Instant at = at(said.authTime(), arrived, askedAnew);
        return new Proved(isRecent(at, arrived) ? level(said) : 1, at, said.amr());
    }

    private static Instant at(@Nullable Instant stated, Instant arrived, boolean askedAnew) {
        if (stated == null) {
            return askedAnew ? arrived : LONG_AGO;
        }
        return stated.isAfter(arrived) ? arrived : stated;
    }

    /** At the very end of its time it is over. */
    private boolean isRecent(Instant at, Instant arrived) {
        return maximumAge == null || arrived.isBefore(at.plus(maximumAge));
    }

    private int level(Assurance said) {
        Set<String> words = Stream.concat(Optional.ofNullable(said.acr()).stream(), said.amr().stream())
                .collect(Collectors.toSet());
        if (words.stream().anyMatch(phishingResistant::contains)) {
            return 3;
        }
        return words.stream().anyMatch(multiFactor::contains) ? 2 : 1;
    }

    /** What to ask for by {@code acr_values} or RequestedAuthnContext: words of the level that name a context, not a method. Level 1 has none. */
    public List<String> contexts(int level) {
        if (level < 2) {
            return List.of();
        }
        return Stream.concat(level > 2 ? Stream.of() : multiFactor.stream(), phishingResistant.stream())
                .filter(word -> word.indexOf(':') > 0 || word.startsWith("phr"))
                .distinct()
                .sorted()
                .toList();
    }
}
