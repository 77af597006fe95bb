package io.stagedoor.pushmfa.passkey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** What a passkey signs is never a number that the server made up, but the SHA-256 of what is said. */
public final class Statement {

    private static final String ENROLMENT = "stagedoor-push-passkey";

    private Statement() {}

    /**
     * This passkey belongs to this device, which answers this code.
     *
     * @param issuer of the realm
     * @param device id of the phone
     * @param code as it is sent
     */
    public static byte[] ofEnrolment(String issuer, String device, String code) {
        return hashed(String.join("\n", ENROLMENT, issuer, device, code));
    }

    /**
     * The very answer, with everything that is in it.
     *
     * @param answer a JWS in compact serialization
     */
    public static byte[] ofAnswer(String answer) {
        return hashed(answer);
    }

    private static byte[] hashed(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
