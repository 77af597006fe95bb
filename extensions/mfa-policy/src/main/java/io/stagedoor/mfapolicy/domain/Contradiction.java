package io.stagedoor.mfapolicy.domain;

import java.util.Optional;

/** Parts of a policy that stand against each other: enforced, one of them would be a promise that nobody keeps. */
public final class Contradiction {

    private Contradiction() {}

    /** What cannot be had in a policy, in words for whoever wrote it. */
    public static Optional<String> in(AccessPolicy policy) {
        if (!(policy.effect() instanceof Effect.Require asked)) {
            return Optional.empty();
        }
        if (asked.rememberDays() > 0 && asked.level() > RememberedDevice.HIGHEST_LEVEL) {
            return Optional.of(
                    "a remembered device, whose cookie can be copied, in the place of what cannot be phished");
        }
        return Optional.empty();
    }
}
