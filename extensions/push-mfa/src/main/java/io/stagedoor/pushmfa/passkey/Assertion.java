package io.stagedoor.pushmfa.passkey;

import org.jspecify.annotations.Nullable;

/** What a passkey signs when it is asked (WebAuthn Level 3, 5.2.2); each part in base64url. */
public record Assertion(String authenticatorData, String clientDataJSON, String signature) {

    /** @throws IllegalArgumentException where a part is missing */
    public Assertion(@Nullable String authenticatorData, @Nullable String clientDataJSON, @Nullable String signature) {
        if (authenticatorData == null || clientDataJSON == null || signature == null) {
            throw new IllegalArgumentException("authenticatorData, clientDataJSON and signature are needed.");
        }
        this.authenticatorData = authenticatorData;
        this.clientDataJSON = clientDataJSON;
        this.signature = signature;
    }
}
