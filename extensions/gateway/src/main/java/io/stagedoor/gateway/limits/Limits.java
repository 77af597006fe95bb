package io.stagedoor.gateway.limits;

import org.jspecify.annotations.Nullable;

/**
 * What each caller may ask for; null for no limit.
 *
 * @param subject for each person or service account
 * @param client for each application
 * @param organization for each organization
 */
public record Limits(
        @Nullable Quota subject,
        @Nullable Quota client,
        @Nullable Quota organization) {

    /** None at all. */
    public static final Limits NONE = new Limits(null, null, null);

    public boolean isNone() {
        return subject == null && client == null && organization == null;
    }
}
