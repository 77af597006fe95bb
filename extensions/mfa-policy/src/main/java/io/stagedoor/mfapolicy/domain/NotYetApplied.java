package io.stagedoor.mfapolicy.domain;

import java.util.Optional;

/** Parts of a policy that can be tried and not enforced: no gate applies them, and a promise that nobody keeps is worse than none. */
public final class NotYetApplied {

    private NotYetApplied() {}

    /** The first of them in a policy, in words for whoever wrote it. */
    public static Optional<String> in(AccessPolicy policy) {
        if (!(policy.effect() instanceof Effect.Require asked)) {
            return Optional.empty();
        }
        if (asked.rememberDays() > 0 && asked.level() > RememberedDevice.HIGHEST_LEVEL) {
            return Optional.of(
                    "a remembered device, whose cookie can be copied, in the place of what cannot be phished");
        }
        return asked.level() == 1 && asked.maximumAge() != null
                ? Optional.of("an age of level 1, the password,")
                : Optional.empty();
    }
}
