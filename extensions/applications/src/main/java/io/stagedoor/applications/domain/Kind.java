package io.stagedoor.applications.domain;

import java.util.Arrays;
import java.util.Locale;

/** Which template an application is made from. */
public enum Kind {
    /** Runs on a server, and keeps a secret. */
    WEB,
    /** Runs on people's own computers: keeps none (RFC 8252 8.4), and its tokens are bound to a key of its own. */
    NATIVE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * That of the word.
     *
     * @throws IllegalArgumentException in a sentence, where there is no such kind, or it is made elsewhere
     */
    public static Kind of(String word) {
        if (word.equals("machine")) {
            throw new IllegalArgumentException(
                    "a program that acts for itself is a service account: ask for one at service-accounts");
        }
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind is web or native"));
    }
}
