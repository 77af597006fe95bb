package io.stagedoor.signals.delivery;

import io.stagedoor.signals.domain.FeedScope;
import org.jspecify.annotations.Nullable;

/**
 * Whoever reads a feed; copied from the call, whose session is closed long before the feed is.
 *
 * @param client the application ({@code client_id})
 * @param expiresAtMillis when the access token expires
 */
public record FeedReader(
        String realmId,
        FeedScope scope,
        String client,
        String subject,
        @Nullable String session,
        long expiresAtMillis) {}
