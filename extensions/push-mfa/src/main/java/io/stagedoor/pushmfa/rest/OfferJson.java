package io.stagedoor.pushmfa.rest;

import org.jspecify.annotations.Nullable;

/**
 * A phone that answers a page.
 *
 * @param code as it was scanned or typed
 * @param name as the phone calls itself
 */
record OfferJson(String code, String name) {

    OfferJson(@Nullable String code, @Nullable String name) {
        if (code == null || name == null) {
            throw new IllegalArgumentException("code and name are needed.");
        }
        this.code = code;
        this.name = name;
    }
}
