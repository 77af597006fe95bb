package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.domain.Outcome;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A sign-in that was let in although a factor has still to be set up counts as one; its session goes on with what was put off then, until the date at
 * which one of the policies waits no longer, and with nothing that other policies, or these, ask for beyond it. Not without the person: where they are
 * away, nobody can be asked to set anything up.
 *
 * @param person whose sign-in it was
 * @param level what the policies asked for together
 * @param until seconds since 1970; {@link Long#MAX_VALUE} where sign-ins are counted
 * @param policies by their keys: ids of ours and of the organization's, without spaces
 */
record Postponed(String person, int level, long until, Set<String> policies) {

    /** Of attempts and sessions. */
    private static final String NOTE = "stagedoor.postponed";

    private static final String BETWEEN = "|";
    private static final int PARTS = 4;

    static void remember(AuthenticationSessionModel attempt, Judgement judgement) {
        if (judgement.decision().outcome() instanceof Outcome.EnrolSoon soon) {
            @Nullable Instant until = soon.until();
            attempt.setUserSessionNote(
                    NOTE,
                    String.join(
                            BETWEEN,
                            judgement.person().getId(),
                            Integer.toString(soon.level()),
                            Long.toString(until == null ? Long.MAX_VALUE : until.getEpochSecond()),
                            String.join(" ", judgement.matched())));
        }
    }

    static boolean covers(AuthenticationSessionModel attempt, Judgement judgement, Instant now) {
        return covers(attempt.getUserSessionNotes().get(NOTE), judgement, now);
    }

    static boolean covers(UserSessionModel open, Judgement judgement, Instant now) {
        return !open.isOffline() && covers(open.getNote(NOTE), judgement, now);
    }

    private static boolean covers(@Nullable String note, Judgement judgement, Instant now) {
        @Nullable Postponed postponed = note == null ? null : read(note);
        return postponed != null
                && judgement.decision().outcome() instanceof Outcome.EnrolNow more
                && postponed.allows(judgement.person().getId(), more.level(), judgement.matched(), now);
    }

    /** Whether somebody put it off when their session began: going on with it is no other time. */
    static boolean isRunning(UserSessionModel open, Judgement judgement, Instant now) {
        @Nullable String note = open.getNote(NOTE);
        @Nullable Postponed postponed = note == null ? null : read(note);
        return postponed != null
                && judgement.decision().outcome() instanceof Outcome.EnrolSoon soon
                && postponed.allows(judgement.person().getId(), soon.level(), judgement.matched(), now);
    }

    boolean allows(String who, int wanted, Set<String> matched, Instant now) {
        return person.equals(who) && wanted <= level && now.getEpochSecond() < until && policies.containsAll(matched);
    }

    private static @Nullable Postponed read(String note) {
        String[] parts = note.split("[|]", PARTS);
        return parts.length == PARTS
                ? new Postponed(
                        parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]), Set.of(parts[3].split(" ", -1)))
                : null;
    }
}
