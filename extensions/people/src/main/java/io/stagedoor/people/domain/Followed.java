package io.stagedoor.people.domain;

/** What became of an invitation that somebody followed through their company's sign-in. */
public enum Followed {
    JOINED,
    /** Withdrawn, expired, used, or its organization is not there any more. */
    GONE,
    /** Sent to another address than that of whoever signed in. */
    NOT_THEIRS
}
