package io.stagedoor.federation.domain;

import org.jspecify.annotations.Nullable;

/** A rule of a protocol said no. Ends the walk through the rules at the first that does. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_DETAIL = 200;

    private final RefusalReason reason;
    private final @Nullable String detail;

    public RefusedException(RefusalReason reason) {
        this(reason, null);
    }

    /**
     * @param detail what the administrator needs beside the reason; never a secret, and cut where somebody else's text makes it long
     */
    public RefusedException(RefusalReason reason, @Nullable String detail) {
        super(reason.code(), null, false, false);
        this.reason = reason;
        this.detail = detail == null ? null : harmless(detail);
    }

    public RefusalReason reason() {
        return reason;
    }

    public @Nullable String detail() {
        return detail;
    }

    private static String harmless(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_DETAIL)
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
