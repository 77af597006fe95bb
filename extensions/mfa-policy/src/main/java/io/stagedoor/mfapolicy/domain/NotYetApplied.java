package io.stagedoor.mfapolicy.domain;

import java.util.Optional;

/** Parts of a policy that can be tried and not enforced: no gate applies them so far, and a promise that nobody keeps is worse than none. */
public final class NotYetApplied {

    private NotYetApplied() {}

    /** The first of them in a policy, in words for whoever wrote it. */
    public static Optional<String> in(AccessPolicy policy) {
        if (policy.fromWhere().device() != Device.ANY) {
            return Optional.of("a condition on remembered devices");
        }
        if (!(policy.effect() instanceof Effect.Require asked)) {
            return Optional.empty();
        }
        if (asked.sessionLength() != null || asked.idleTime() != null) {
            return Optional.of("the length of sessions");
        }
        if (asked.rememberDays() > 0) {
            return Optional.of("remembering a device");
        }
        if (asked.terms() != null) {
            return Optional.of("terms of use");
        }
        return asked.level() == 1 && asked.maximumAge() != null
                ? Optional.of("an age of level 1, the password,")
                : Optional.empty();
    }
}
