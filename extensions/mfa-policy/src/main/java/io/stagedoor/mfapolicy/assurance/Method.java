package io.stagedoor.mfapolicy.assurance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A way to prove something here.
 */
public enum Method {
    PASSWORD("password", 1, "pwd"),
    // A mailbox is no second factor, and RFC 8176 has no word for it.
    EMAIL_CODE("email-code", 1, ""),
    TOTP("totp", 2, "otp"),
    // Bound to this server's own address by the browser, so neither can be phished. What checked the person (PIN,
    // finger) nobody tells.
    SECURITY_KEY("security-key", 3, "hwk user"),
    PASSKEY("passkey", 3, "hwk user"),
    // Never more, also where the phone checks the person: whoever relays a page relays the number on it, and the phone
    // would sign their sign-in. Its key never leaves the browser that made it.
    PUSH("push", 2, "pop swk"),
    // The same factor on a phone whose authenticator has checked its person and signed, too.
    PUSH_BY_PASSKEY("push-by-passkey", 2, "pop hwk"),
    RECOVERY_CODE("recovery-code", 2, "otp"),
    // Given by the help desk for a while; RFC 8176 has no other word for a code that somebody else made.
    ACCESS_PASS("access-pass", 2, "otp");

    private final String word;
    private final int level;
    private final String references;

    Method(String word, int level, String references) {
        this.word = word;
        this.level = level;
        this.references = references;
    }

    /** As policies and notes write it. */
    public String word() {
        return word;
    }

    /** What a session has reached in which it was used: 1 password, 2 multi-factor, 3 cannot be phished. */
    public int level() {
        return level;
    }

    /** RFC 8176. */
    List<String> references() {
        return references.isEmpty() ? List.of() : List.of(references.split(" ", -1));
    }

    /** The factor as policies name it. */
    public String factor() {
        return this == PUSH_BY_PASSKEY ? PUSH.word : word;
    }

    public boolean isSecondFactor() {
        return level > 1;
    }

    public static Optional<Method> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
