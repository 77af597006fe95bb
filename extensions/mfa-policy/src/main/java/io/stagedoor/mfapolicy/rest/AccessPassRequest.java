package io.stagedoor.mfapolicy.rest;

import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.mfapolicy.domain.AccessPass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What kind of access pass somebody is to have.
 *
 * @param minutes how long it is good for; null for an hour
 * @param uses {@code once} or {@code many}
 */
record AccessPassRequest(
        @Nullable Integer minutes, @Nullable String uses) {

    static final String ONCE = "once";
    static final String MANY = "many";

    /** @throws ProblemException 422 */
    Duration lifetime() {
        Duration asked = minutes == null ? AccessPass.UNLESS_ASKED : Duration.ofMinutes(minutes);
        if (asked.compareTo(AccessPass.SHORTEST) < 0 || asked.compareTo(AccessPass.LONGEST) > 0) {
            throw new ProblemException(Problem.invalid("An access pass is good for 10 to 480 minutes.", "/minutes"));
        }
        return asked;
    }

    /** @throws ProblemException 422 */
    boolean once() {
        if (!ONCE.equals(uses) && !MANY.equals(uses)) {
            throw new ProblemException(Problem.invalid("An access pass is used 'once' or 'many' times.", "/uses"));
        }
        return ONCE.equals(uses);
    }
}
