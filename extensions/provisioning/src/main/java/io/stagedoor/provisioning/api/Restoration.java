package io.stagedoor.provisioning.api;

/** What became of giving somebody their access back. */
public sealed interface Restoration {

    /** They have it back; no session and no token of before has come back with it. */
    record Restored() implements Restoration {}

    /** Nothing had ended. */
    record NothingEnded() implements Restoration {}

    /** A guest comes back by accepting an invitation, or by an administrator: never because a directory says so. */
    record ByInvitationAlone() implements Restoration {}

    /** An administrator has put this person out by hand: what a directory says does not undo that. */
    record KeptByAdministrator() implements Restoration {}
}
