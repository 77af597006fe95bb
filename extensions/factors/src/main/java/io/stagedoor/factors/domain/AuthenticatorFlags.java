package io.stagedoor.factors.domain;

import java.util.Optional;

/**
 * What an authenticator says of a key with each signature (WebAuthn Level 3, 6.1).
 *
 * @param backedUp whether the key is kept elsewhere, too (BS)
 */
public record AuthenticatorFlags(boolean backedUp) {

    private static final int HASH = 32;
    private static final int BACKUP_STATE = 0x10;

    /** Empty where it is no authenticator data: a hash of 32 bytes, a byte of flags, a counter of 4. */
    public static Optional<AuthenticatorFlags> read(byte[] authenticatorData) {
        return authenticatorData.length < HASH + 5
                ? Optional.empty()
                : Optional.of(new AuthenticatorFlags((authenticatorData[HASH] & BACKUP_STATE) != 0));
    }
}
