package io.stagedoor.mfapolicy.domain;

import java.util.Locale;

/** Why a policy was for a sign-in, or not. */
public enum ReasonCode {
    MATCHED,
    /** It is for this sign-in, and waits until the person has set up a factor. */
    POSTPONED,
    PERSON_LEFT_OUT,
    ORGANIZATION_ROLE_LEFT_OUT,
    TEAM_LEFT_OUT,
    NOT_FOR_THIS_PERSON,
    OTHER_APPLICATION,
    OTHER_SCOPES,
    NOT_IN_NETWORK,
    IN_NETWORK,
    DEVICE_KNOWN,
    DEVICE_NOT_KNOWN,
    FACTOR_RECENT,
    /** Of no policy: the application itself asked for a level or an age. */
    REQUESTED,
    /** Of no policy: the person is exempt. */
    BREAK_GLASS,
    /** Of no policy: the policies could not be evaluated. */
    NOT_EVALUATED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String word() {
        return word;
    }
}
