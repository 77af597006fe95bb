package io.stagedoor.demo.screeningroom.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.SessionID;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import io.stagedoor.demo.screeningroom.signin.BackChannelOutcome.Ended;
import io.stagedoor.demo.screeningroom.signin.BackChannelOutcome.Refused;
import java.text.ParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * OpenID Connect Back-Channel Logout 1.0: Stagedoor says, server to server, that a session is over. A logout token counts when it is
 * signed by Stagedoor, meant for this application, carries the logout event and no nonce (2.6), and comes for the first time.
 */
final class BackChannelLogout {

    private static final int REMEMBERED = 1_000;

    private final SignInSettings settings;
    private final IdentityProvider provider;
    private final Visits visits;
    private final Set<String> seen = Collections.synchronizedSet(Collections.newSetFromMap(new Remembered()));

    BackChannelLogout(SignInSettings settings, IdentityProvider provider, Visits visits) {
        this.settings = settings;
        this.provider = provider;
        this.visits = visits;
    }

    BackChannelOutcome receive(String logoutToken) {
        LogoutTokenClaimsSet claims;
        try {
            claims = new LogoutTokenValidator(settings.issuer(), settings.client(), true, provider.keys(), null)
                    .validate(JWTParser.parse(logoutToken));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return new Refused(String.valueOf(e.getMessage()));
        }
        if (!seen.add(claims.getJWTID().getValue())) {
            return new Refused("the logout token was used before");
        }
        SessionID session = claims.getSessionID();
        return new Ended(
                session != null
                        ? visits.endSession(session.getValue())
                        : visits.endSubject(claims.getSubject().getValue()));
    }

    /** Logout tokens live for two minutes; a thousand in that time are more than this application has sessions. */
    private static final class Remembered extends LinkedHashMap<String, Boolean> {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
