package io.stagedoor.gateway.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 of a whole token, signature and all: what it is remembered by. To be taken for a remembered token, another text would have
 * to collide with it; and the memory of the process holds no usable token. (Characters beyond ISO 8859-1 all become '?', which no
 * verified token contains.)
 */
record TokenFingerprint(long a, long b, long c, long d) {

    static TokenFingerprint of(String token) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1)));
            return new TokenFingerprint(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
