package io.stagedoor.mfapolicy.domain;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody can prove themselves with beyond a password.
 *
 * <p>The level is the highest that it can give: 2 for multi-factor, 3 for what cannot be phished.
 */
public enum Factor {
    TOTP("totp", 2, true),
    PASSKEY("passkey", 3, true),
    SECURITY_KEY("security-key", 3, true),
    /** The way back for somebody who lost a factor: made together with one, never instead of one. */
    RECOVERY_CODE("recovery-code", 2, false),
    /** Given by the help desk to somebody who cannot show another one; never more than level 2. */
    ACCESS_PASS("access-pass", 2, false),
    /** Approved on a phone; whoever is lured to a copy of the page approves for it, so never more than level 2. */
    PUSH("push", 2, true),
    /** Proved at the identity provider of the person's company, at the level that its connection trusts. */
    UPSTREAM("upstream", 3, false);

    /** All of them: what a policy that names no factor allows. */
    public static final Set<Factor> ALL = Collections.unmodifiableSet(EnumSet.allOf(Factor.class));

    private final String word;
    private final int highestLevel;
    private final boolean enrollable;

    Factor(String word, int highestLevel, boolean enrollable) {
        this.word = word;
        this.highestLevel = highestLevel;
        this.enrollable = enrollable;
    }

    public String word() {
        return word;
    }

    public int highestLevel() {
        return highestLevel;
    }

    /** Whether somebody who has nothing yet can be led through setting it up. */
    public boolean enrollable() {
        return enrollable;
    }

    public static Optional<Factor> of(String word) {
        return Arrays.stream(values())
                .filter(factor -> factor.word.equals(word))
                .findFirst();
    }
}
