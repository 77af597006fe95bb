package io.stagedoor.passwords.domain;

import java.text.Normalizer;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A password in its normal form: the same characters from every keyboard are the same password (NIST SP 800-63B-4 3.1.1.2, UAX #15 NFKC). It
 * never prints itself.
 *
 * @param normal its normal form, whole: nothing is cut off
 */
public record PasswordText(String normal) {

    /** So many UTF-16 units are looked at, at most: one character may become eighteen (U+FDFA). */
    public static final int LONGEST_TYPED = 1024;

    /** Empty where it is too long for any policy: nothing is computed from it. */
    public static Optional<PasswordText> of(String typed) {
        return typed.length() > LONGEST_TYPED ? Optional.empty() : Optional.of(new PasswordText(normal(typed)));
    }

    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    public int length() {
        return normal.codePointCount(0, normal.length());
    }

    /** Half a character, or none at all: several of them would have the same hash, and not every keyboard makes them. */
    boolean isText() {
        return normal.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    long count(IntPredicate kind) {
        return normal.codePoints().filter(kind).count();
    }

    @Override
    public String toString() {
        return "a password";
    }
}
