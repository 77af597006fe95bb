package io.stagedoor.provisioning.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was ended, or one who was told.
 *
 * @param name of a revocation, a gateway's instance, an application
 * @param counted how many there were
 * @param at when it was done; null while it waits
 */
public record Step(
        Kind kind,
        String name,
        State state,
        int counted,
        @Nullable Instant at) {

    /** What it is about. */
    public enum Kind {
        /** The account or the membership, with every token. */
        ACCESS("access"),
        /** Online and offline sessions; the name says which. */
        SESSIONS("sessions"),
        /** What a capability has ended. */
        REVOCATION("revocation"),
        /** The signal stands in the feed. */
        SIGNAL("signal"),
        /** A gateway has said that it has applied it. */
        GATEWAY("gateway"),
        /** An application was told to end its sessions. */
        APPLICATION("application");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** How far it has come. */
    public enum State {
        WAITING,
        DONE,
        /** Given up, or refused. */
        FAILED,
        /** Nothing was heard until nothing could be worth anything any more. */
        UNHEARD
    }

    /** Names of the two kinds of sessions. */
    public static final String ONLINE = "online";

    public static final String OFFLINE = "offline";
}
