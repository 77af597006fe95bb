package io.stagedoor.federation.domain;

import org.jspecify.annotations.Nullable;

/** Which attributes of a person the directory owns: those follow it at each sign-in, the others are taken at the first one alone. */
public enum Ownership {
    NAMES_AND_ADDRESS(true, true),
    ADDRESS(false, true),
    NAMES(true, false),
    NOTHING(false, false);

    private final boolean names;
    private final boolean address;

    Ownership(boolean names, boolean address) {
        this.names = names;
        this.address = address;
    }

    /** As it stands in the settings. */
    public static Ownership of(@Nullable String value) {
        return switch (value == null ? "" : value) {
            case "address" -> ADDRESS;
            case "names" -> NAMES;
            case "nothing" -> NOTHING;
            default -> NAMES_AND_ADDRESS;
        };
    }

    public boolean names() {
        return names;
    }

    public boolean address() {
        return address;
    }
}
