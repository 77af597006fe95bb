package io.stagedoor.demo.screeningroom.signin;

import java.security.SecureRandom;
import java.util.Base64;

/** Values that nobody can guess: 256 random bits, safe in a cookie. */
public final class RandomId {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    public static String create() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
