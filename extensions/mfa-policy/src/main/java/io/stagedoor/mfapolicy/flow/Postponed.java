package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.domain.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A sign-in that was let in although a factor has still to be set up counts as one; its session goes on with what was put off then, and with
 * nothing that other policies ask for meanwhile.
 */
final class Postponed {

    /** Of attempts and sessions: keys of policies. They are ids of ours and of the organization's, without spaces. */
    static final String NOTE = "stagedoor.postponed";

    private Postponed() {}

    static void remember(AuthenticationSessionModel attempt, Judgement judgement) {
        if (judgement.decision().outcome() instanceof Outcome.EnrolSoon) {
            attempt.setUserSessionNote(NOTE, String.join(" ", judgement.matched()));
        }
    }

    static boolean covers(@Nullable String note, Judgement judgement) {
        return note != null
                && judgement.decision().outcome() instanceof Outcome.EnrolNow
                && Set.of(note.split(" ", -1)).containsAll(judgement.matched());
    }
}
