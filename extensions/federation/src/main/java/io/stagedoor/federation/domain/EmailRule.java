package io.stagedoor.federation.domain;

import org.jspecify.annotations.Nullable;

/** What becomes of what the identity provider says about an e-mail address being somebody's. */
public enum EmailRule {
    /** It has to say yes. */
    DEMAND,
    /** It must not say no. */
    HONOUR,
    IGNORE;

    /** As it stands in the settings. */
    public static EmailRule of(@Nullable String value) {
        return switch (value == null ? "" : value) {
            case "demand" -> DEMAND;
            case "ignore" -> IGNORE;
            default -> HONOUR;
        };
    }

    /** Null where nothing was said. */
    public void check(@Nullable Boolean verified) throws RefusedException {
        boolean good = switch (this) {
            case DEMAND -> Boolean.TRUE.equals(verified);
            case HONOUR -> !Boolean.FALSE.equals(verified);
            case IGNORE -> true;
        };
        if (!good) {
            throw new RefusedException(RefusalReason.EMAIL_UNVERIFIED);
        }
    }
}
