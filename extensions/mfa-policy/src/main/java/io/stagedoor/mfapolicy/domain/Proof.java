package io.stagedoor.mfapolicy.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody proved in this session.
 *
 * @param factor null for whatever is level 1 alone: a password, a code by e-mail
 * @param level 1, 2 or 3
 * @param at when the person did it: at a company's identity provider, when they did it there
 * @param remembered a device stands for it, on which it was proved at that time
 */
public record Proof(@Nullable Factor factor, int level, Instant at, boolean remembered) {

    /** @throws IllegalArgumentException for a level that the factor cannot give */
    public Proof {
        if (level < 1 || level > (factor == null ? 1 : factor.highestLevel())) {
            throw new IllegalArgumentException("this factor does not give level " + level);
        }
    }

    /** A password, or something that is worth no more. */
    public static Proof password(Instant at) {
        return new Proof(null, 1, at, false);
    }

    /** A factor at the highest level that it can give. */
    public static Proof of(Factor factor, Instant at) {
        return new Proof(factor, factor.highestLevel(), at, false);
    }

    /** What a company's identity provider proved, at the level that its connection trusts. */
    public static Proof upstream(int level, Instant at) {
        return new Proof(Factor.UPSTREAM, level, at, false);
    }
}
