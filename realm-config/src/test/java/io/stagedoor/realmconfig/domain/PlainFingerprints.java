package io.stagedoor.realmconfig.domain;

/** Readable fingerprints, so that a test shows what was kept. */
public final class PlainFingerprints implements Fingerprints {
    @Override
    public String of(String secret) {
        return "fingerprint of " + secret;
    }

    @Override
    public boolean matches(String secret, String fingerprint) {
        return of(secret).equals(fingerprint);
    }
}
