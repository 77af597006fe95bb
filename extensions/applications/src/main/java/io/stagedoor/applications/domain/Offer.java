package io.stagedoor.applications.domain;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * To whom beside its owner an API may be known.
 *
 * @param named of {@link To#NAMED}: ids of organizations by alias. An alias that nobody has has an empty id: whoever names it does not learn whether there is one
 */
public record Offer(To to, SortedMap<String, String> named) {

    /** How far it goes. */
    public enum To {
        OWN,
        NAMED,
        ALL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * That of the word.
         *
         * @throws IllegalArgumentException where there is no such word
         */
        public static To of(String word) {
            return Arrays.stream(values())
                    .filter(to -> to.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("offer is own, named or all"));
        }
    }

    public static final Offer TO_NOBODY = new Offer(To.OWN, Collections.emptySortedMap());
    public static final Offer TO_ALL = new Offer(To.ALL, Collections.emptySortedMap());

    private static final int MOST = 50;
    private static final int LONGEST = 255;

    public Offer {
        named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
        if (named.isEmpty() == (to == To.NAMED)) {
            throw new IllegalArgumentException("offeredTo names organizations exactly where offer is named");
        }
        if (named.size() > MOST) {
            throw new IllegalArgumentException("offeredTo names at most " + MOST + " organizations");
        }
        named.keySet().forEach(Offer::requireAlias);
    }

    private static void requireAlias(String alias) {
        if (alias.isEmpty()
                || alias.length() > LONGEST
                || alias.chars().anyMatch(c -> c <= ' ' || c == '=' || c == '*' || c == '%' || c == 127)) {
            throw new IllegalArgumentException("offeredTo has aliases of organizations");
        }
    }

    /** Whether that organization, which is not the owner, may know of it. */
    public boolean reaches(String organization) {
        return switch (to) {
            case OWN -> false;
            case NAMED -> !organization.isEmpty() && named.containsValue(organization);
            case ALL -> true;
        };
    }

    /** As it is kept: a statement finds {@code =id } in it. */
    public String text() {
        return switch (to) {
            case OWN -> "";
            case ALL -> "*";
            case NAMED ->
                named.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue() + " ")
                        .collect(Collectors.joining());
        };
    }

    public static Offer of(String text) {
        if (text.isEmpty()) {
            return TO_NOBODY;
        }
        if (text.equals("*")) {
            return TO_ALL;
        }
        Map<String, String> named = Arrays.stream(text.strip().split(" "))
                .map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> one[1]));
        return new Offer(To.NAMED, new TreeMap<>(named));
    }
}
