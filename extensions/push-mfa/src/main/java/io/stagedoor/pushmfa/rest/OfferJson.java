package io.stagedoor.pushmfa.rest;

import org.jspecify.annotations.Nullable;

/**
 * A phone that answers a page.
 *
 * @param code as it was scanned or typed
 * @param name as the phone calls itself
 * @param passkey by which it approves; null where it has made none
 */
record OfferJson(String code, String name, @Nullable MadeJson passkey) {

    OfferJson(@Nullable String code, @Nullable String name, @Nullable MadeJson passkey) {
        if (code == null || name == null) {
            throw new IllegalArgumentException("code and name are needed.");
        }
        this.code = code;
        this.name = name;
        this.passkey = passkey;
    }

    /** A new passkey (WebAuthn Level 3, 5.2.1); each part in base64url. */
    record MadeJson(String attestationObject, String clientDataJSON) {

        MadeJson(@Nullable String attestationObject, @Nullable String clientDataJSON) {
            if (attestationObject == null || clientDataJSON == null) {
                throw new IllegalArgumentException("attestationObject and clientDataJSON are needed.");
            }
            this.attestationObject = attestationObject;
            this.clientDataJSON = clientDataJSON;
        }
    }
}
