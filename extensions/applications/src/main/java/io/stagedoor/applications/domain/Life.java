package io.stagedoor.applications.domain;

import java.util.Arrays;
import java.util.Locale;

/** Whether an API or an application counts. */
public enum Life {
    ACTIVE,
    SUSPENDED,
    DELETED;

    /** As it stands in tables and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Life of(String word) {
        return Arrays.stream(values())
                .filter(life -> life.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
