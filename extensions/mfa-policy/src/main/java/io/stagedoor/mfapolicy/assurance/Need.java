package io.stagedoor.mfapolicy.assurance;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in has to prove.
 *
 * @param level 1 to 3
 * @param methods those that count
 * @param upstream whether the company's word counts
 * @param maximumAge how long ago the proof may have been; null for as long as the session lasts
 */
public record Need(
        int level,
        Set<Method> methods,
        boolean upstream,
        @Nullable Duration maximumAge) {

    public static final Set<Method> ANY = Collections.unmodifiableSet(EnumSet.allOf(Method.class));

    public static final Need NOTHING = of(1);

    public Need {
        if (level < 1 || level > 3) {
            throw new IllegalArgumentException("level " + level);
        }
        // Whoever asks for a phone takes one that has done more.
        methods = methods.contains(Method.PUSH)
                ? Stream.concat(methods.stream(), Stream.of(Method.PUSH_BY_PASSKEY))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.copyOf(methods);
    }

    public static Need of(int level) {
        return new Need(level, ANY, true, null);
    }

    /** Level 1 is met by the session itself, unless it has to be fresh. */
    public boolean isMetBy(Proofs proofs, Instant now) {
        if (level == 1 && maximumAge == null) {
            return true;
        }
        return proofs.provedAt(level, methods, upstream)
                .filter(at -> isFresh(at, now))
                .isPresent();
    }

    /** At the very end of the age it is over. */
    public boolean isFresh(Instant at, Instant now) {
        return maximumAge == null || now.isBefore(at.plus(maximumAge));
    }

    /**
     * Which of somebody's methods to ask for: those that meet it; where there are none, those that at least let them enrol one.
     *
     * @param held what they have set up
     */
    public List<Method> toAskFor(Set<Method> held, Proofs proofs, Instant now) {
        List<Method> enough = factors(held)
                .filter(method -> method.level() >= level && methods.contains(method))
                .toList();
        boolean mayEnrol =
                proofs.provedAt(2, ANY, true).filter(at -> isFresh(at, now)).isPresent();
        return enough.isEmpty() && !mayEnrol ? factors(held).toList() : enough;
    }

    private static Stream<Method> factors(Set<Method> held) {
        return Arrays.stream(Method.values()).filter(method -> method.isSecondFactor() && held.contains(method));
    }

    /** What somebody who has nothing that meets it sets up now; in the order in which it is offered. */
    public List<Method> toEnrol() {
        return Stream.of(Method.TOTP, Method.PASSKEY, Method.SECURITY_KEY, Method.PUSH)
                .filter(method -> method.level() >= level && methods.contains(method))
                .toList();
    }
}
