package io.stagedoor.factors.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one factor.
 *
 * @param usedAt null where it has not been used since it was set up
 * @param backedUp of passkeys; null where nobody has said
 */
public record FactorUse(@Nullable Instant usedAt, @Nullable Boolean backedUp) {

    public static final FactorUse NEVER = new FactorUse(null, null);

    /** Whether a passkey that says this now says something else than before. */
    public boolean differsFrom(boolean now) {
        return backedUp != null && backedUp != now;
    }
}
