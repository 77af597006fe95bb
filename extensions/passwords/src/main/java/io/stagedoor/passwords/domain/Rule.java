package io.stagedoor.passwords.domain;

/** What can be wrong with a password. The order is that of the arguments of the sentence which people read: append only. */
public enum Rule {
    MINIMUM_LENGTH,
    MAXIMUM_LENGTH,
    LOWER_CASE,
    UPPER_CASE,
    DIGITS,
    SPECIAL,
    /** Characters that are none. */
    TEXT,
    OWN_DATA,
    DENIED_WORD,
    STRENGTH,
    HISTORY,
    /** Among those that are guessed first. */
    COMMON,
    /** A rule of Keycloak's or of somebody else's, which the realm has chosen beside ours. */
    OTHER
}
