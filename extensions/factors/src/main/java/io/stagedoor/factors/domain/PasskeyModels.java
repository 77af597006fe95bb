package io.stagedoor.factors.domain;

import java.util.List;

/**
 * Which models of passkeys and security keys people of an organization may set up.
 *
 * @param allowed none means any; otherwise the authenticator has to prove its model by an attestation
 */
public record PasskeyModels(List<Aaguid> allowed) {

    public static final PasskeyModels ANY = new PasskeyModels(List.of());

    private static final int MOST = 100;

    /** How an authenticator says that it proves nothing (WebAuthn Level 3, 8.7). */
    private static final String NO_ATTESTATION = "none";

    /** @throws IllegalArgumentException in words for whoever wrote it */
    public PasskeyModels {
        allowed = allowed.stream().distinct().toList();
        if (allowed.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " models can be named");
        }
    }

    public boolean isAny() {
        return allowed.isEmpty();
    }

    /**
     * Whether that one may be set up, if what it says of itself is true.
     *
     * @param format of the attestation statement
     * @param aaguid as written
     */
    public boolean admits(String format, String aaguid) {
        return isAny()
                || (!format.equals(NO_ATTESTATION)
                        && allowed.stream().map(Aaguid::value).anyMatch(aaguid::equals));
    }
}
