package io.stagedoor.passwords.domain;

import java.util.Set;
import java.util.TreeSet;

/** How many characters of a kind a password has to have: optional, since they make people predictable (NIST SP 800-63B-4 3.1.1.2). */
public record Characters(int lowerCase, int upperCase, int digits, int special) {

    public static final int MOST = 8;
    public static final Characters NONE = new Characters(0, 0, 0, 0);

    public Characters {
        PasswordPolicy.within("lowerCase", lowerCase, 0, MOST);
        PasswordPolicy.within("upperCase", upperCase, 0, MOST);
        PasswordPolicy.within("digits", digits, 0, MOST);
        PasswordPolicy.within("special", special, 0, MOST);
    }

    Characters and(Characters other) {
        return new Characters(
                Math.max(lowerCase, other.lowerCase),
                Math.max(upperCase, other.upperCase),
                Math.max(digits, other.digits),
                Math.max(special, other.special));
    }

    Set<String> looserThan(Characters floor) {
        Set<String> looser = new TreeSet<>();
        if (lowerCase < floor.lowerCase) {
            looser.add("lowerCase");
        }
        if (upperCase < floor.upperCase) {
            looser.add("upperCase");
        }
        if (digits < floor.digits) {
            looser.add("digits");
        }
        if (special < floor.special) {
            looser.add("special");
        }
        return looser;
    }
}
