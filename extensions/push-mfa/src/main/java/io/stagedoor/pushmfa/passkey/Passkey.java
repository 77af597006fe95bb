package io.stagedoor.pushmfa.passkey;

/**
 * The public part of a passkey that a phone has made for its approvals.
 *
 * @param data base64url of WebAuthn's attested credential data: model, id and public key (Level 3, 6.5.1)
 * @param counter how often it has signed, as it last said; 0 for one that does not count
 */
public record Passkey(String data, long counter) {

    /** An id has at most 1,023 bytes, and a key of RSA some 300. */
    private static final int LONGEST = 2000;

    /** @throws IllegalArgumentException for one that nothing keeps */
    public Passkey {
        if (data.isEmpty() || data.length() > LONGEST || counter < 0) {
            throw new IllegalArgumentException("this passkey is longer than any that phones make");
        }
    }

    Passkey countedTo(long now) {
        return new Passkey(data, now);
    }
}
