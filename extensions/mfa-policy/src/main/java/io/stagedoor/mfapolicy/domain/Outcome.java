package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of a sign-in, a second application in a session, or a token. */
public sealed interface Outcome {

    /**
     * In.
     *
     * @param alarm somebody exempt came in: those who watch are to hear of it
     */
    record Allow(Limits limits, boolean alarm) implements Outcome {}

    /**
     * In, and asked to set up a factor, which may still be put off.
     *
     * @param level what those policies ask for together
     * @param factors one of them
     * @param postponed the policies that wait for it, by {@link PolicyKey}, and how often each may be put off; 0 where that is not counted
     * @param until the first date at which one of them waits no longer; null where only sign-ins are counted
     */
    record EnrolSoon(
            int level,
            Limits limits,
            Set<Factor> factors,
            Map<String, Integer> postponed,
            @Nullable Instant until) implements Outcome {}

    /**
     * In once one of these factors was used, of those that the person has.
     *
     * @param level 1, 2 or 3; at level 1 a password is enough
     * @param factors none only at level 1
     * @param maximumAge what was proved longer ago does not count; null means that the session's age is enough
     */
    record StepUp(int level, Set<Factor> factors, @Nullable Duration maximumAge) implements Outcome {}

    /**
     * In once one of these factors was set up and used: the person has none of them.
     *
     * @param factors one of them
     */
    record EnrolNow(int level, Set<Factor> factors) implements Outcome {}

    /**
     * Not in.
     *
     * @param policyName whose it is; null where no single policy refuses
     */
    record Refuse(Refusal why, @Nullable String policyName) implements Outcome {}
}
