package io.stagedoor.realmconfig.domain;

/** Proof that a secret was applied before, for those that Keycloak never shows again. Not reversible. */
public interface Fingerprints {
    /** The key beside a masked secret under which its fingerprint is kept. */
    static String keyFor(String secretKey) {
        return "stagedoor.applied." + secretKey;
    }

    String of(String secret);

    boolean matches(String secret, String fingerprint);
}
