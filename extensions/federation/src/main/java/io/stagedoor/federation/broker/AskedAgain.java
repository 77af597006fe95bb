package io.stagedoor.federation.broker;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/** That a company is to be asked once more, for more than it has proved; once in each attempt, so that nobody goes round in circles. */
public final class AskedAgain {

    private static final String CONTEXTS = "stagedoor.ask-again";
    private static final String DONE = "stagedoor.asked-again";
    private static final String ANEW = "stagedoor.asked-anew";

    private AskedAgain() {}

    public static boolean isDone(AuthenticationSessionModel attempt) {
        return attempt.getClientNote(DONE) != null;
    }

    /**
     * Has the next request ask for more.
     *
     * @param contexts for {@code acr_values} or RequestedAuthnContext; empty where only a new sign-in can help
     */
    public static void next(AuthenticationSessionModel attempt, List<String> contexts) {
        attempt.setClientNote(DONE, "true");
        attempt.setClientNote(CONTEXTS, String.join(" ", contexts));
    }

    /** Keeps of the request that leaves now whether it asks the company to authenticate the person anew. */
    static void leaves(AuthenticationSessionModel attempt, boolean anew) {
        attempt.setClientNote(ANEW, Boolean.toString(anew));
    }

    /** Whether the last request did. */
    static boolean wasAnew(AuthenticationSessionModel attempt) {
        return Boolean.parseBoolean(attempt.getClientNote(ANEW));
    }

    /** What to ask for, once; empty where this is an ordinary sign-in. */
    static Optional<String> take(AuthenticationSessionModel attempt) {
        @Nullable String contexts = attempt.getClientNote(CONTEXTS);
        attempt.removeClientNote(CONTEXTS);
        return Optional.ofNullable(contexts);
    }
}
