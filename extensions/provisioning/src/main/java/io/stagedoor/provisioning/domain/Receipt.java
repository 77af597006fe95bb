package io.stagedoor.provisioning.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was ended when somebody left.
 *
 * @param personName empty once the person is erased
 * @param causeKind who said so: {@code directory}, {@code administrator}, {@code organization-disabled}, {@code last-group}
 * @param causeName as people know whoever said so
 * @param kept whether an administrator has said by hand that this person stays out
 * @param run id of the run of the brake that it belongs to; empty for none
 * @param feedPosition where the signals about it stand in the feed; 0 while they have no position
 */
public record Receipt(
        String id,
        String organization,
        String person,
        String personName,
        Share share,
        String causeKind,
        String causeName,
        String reason,
        String correlationId,
        State state,
        boolean kept,
        String run,
        Instant began,
        @Nullable Instant completed,
        @Nullable Instant restored,
        String restoredBy,
        Removal removal,
        @Nullable Instant erasure,
        long feedPosition) {

    /** What of somebody it is about. */
    public enum Share {
        /** At home: everything. */
        ACCOUNT,
        /** A guest: what they had in this organization. */
        MEMBERSHIP
    }

    /** How far it has come. */
    public enum State {
        /** The brake holds access, too: nothing has ended. */
        HELD,
        /** Access has ended; the rest follows. */
        ENDING,
        /** Everything has ended, or was tried for as long as anything could be worth something. */
        COMPLETE
    }

    /** Whether and when the account goes for good. */
    public enum Removal {
        NOT_ASKED,
        /** Asked for while the brake was on. */
        HELD,
        /** Comes at the time that it says. */
        DUE,
        DONE
    }

    /** Whether it says that somebody is out now. */
    public boolean isOpen() {
        return restored == null;
    }
}
