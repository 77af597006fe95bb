package io.stagedoor.guests.domain;

/**
 * What an organization lets stand in the place of a password. A password is always possible, and so is a passkey that somebody has.
 *
 * @param passkey whoever is invited may enrol a passkey instead of choosing a password
 * @param emailCode people may have a one-time code sent to their address instead of giving a password
 */
public record SignInChoices(boolean passkey, boolean emailCode) {

    /** Of an organization that has chosen nothing. */
    public static final SignInChoices NONE = new SignInChoices(false, false);
}
