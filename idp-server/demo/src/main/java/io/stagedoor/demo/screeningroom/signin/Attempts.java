package io.stagedoor.demo.screeningroom.signin;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sign-ins under way. Each is answered at most once. */
final class Attempts {

    static final int MOST = 1_000;

    private final Clock clock;
    private final Map<String, Attempt> byState = new LinkedHashMap<>();

    Attempts(Clock clock) {
        this.clock = clock;
    }

    synchronized Attempt begin(String browser) {
        Attempt attempt = new Attempt(new State(32), new Nonce(32), new CodeVerifier(), browser, clock.instant());
        byState.put(attempt.state().getValue(), attempt);
        if (byState.size() > MOST) {
            byState.remove(byState.keySet().iterator().next());
        }
        return attempt;
    }

    /** Takes the attempt out: a second answer with the same state finds nothing. */
    synchronized Optional<Attempt> take(String state, String browser) {
        return Optional.ofNullable(byState.remove(state))
                .filter(attempt -> attempt.browser().equals(browser))
                .filter(attempt -> attempt.isOpenAt(clock.instant()));
    }
}
