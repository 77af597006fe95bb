package io.stagedoor.pushmfa.rest;

import io.stagedoor.pushmfa.store.SubscriptionStore.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What a phone's browser has subscribed to.
 *
 * @param endpoint as the browser gave it out
 * @param key for which it was made
 */
record SubscriptionJson(String endpoint, Keys keys, String key) {

    /** RFC 8291 2. */
    record Keys(String p256dh, String auth) {
        Keys(@Nullable String p256dh, @Nullable String auth) {
            if (p256dh == null || auth == null) {
                throw new IllegalArgumentException("p256dh and auth are needed.");
            }
            this.p256dh = p256dh;
            this.auth = auth;
        }
    }

    SubscriptionJson(@Nullable String endpoint, @Nullable Keys keys, @Nullable String key) {
        if (endpoint == null || keys == null || key == null) {
            throw new IllegalArgumentException("endpoint, keys and key are needed.");
        }
        this.endpoint = endpoint;
        this.keys = keys;
        this.key = key;
    }

    Subscription subscription() {
        return new Subscription(endpoint, keys.p256dh(), keys.auth(), key);
    }
}
