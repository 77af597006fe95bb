package io.stagedoor.demo.screeningroom.signin;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Duration;
import java.time.Instant;

/**
 * A sign-in that was begun and not yet answered.
 *
 * @param browser the value of the cookie that the beginning browser got: nobody can finish another one's sign-in
 */
record Attempt(State state, Nonce nonce, CodeVerifier verifier, String browser, Instant startedAt) {

    static final Duration PATIENCE = Duration.ofMinutes(15);

    boolean isOpenAt(Instant now) {
        return now.isBefore(startedAt.plus(PATIENCE));
    }
}
