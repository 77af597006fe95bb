package io.stagedoor.demo.screeningroom.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.stagedoor.demo.screeningroom.signin.SignInOutcome.Reason;
import io.stagedoor.demo.screeningroom.signin.SignInOutcome.Refused;
import io.stagedoor.demo.screeningroom.signin.SignInOutcome.SignedIn;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The authorization code flow with PKCE (RFC 7636), state and nonce (OpenID Connect Core 1.0, 3.1). */
final class SignIn {

    private static final Scope SCOPE = new Scope("openid", "profile", "email", "organization");

    private final SignInSettings settings;
    private final IdentityProvider provider;
    private final Attempts attempts;
    private final Clock clock;

    SignIn(SignInSettings settings, IdentityProvider provider, Clock clock) {
        this.settings = settings;
        this.provider = provider;
        this.attempts = new Attempts(clock);
        this.clock = clock;
    }

    /** Where the browser goes to sign in; the e-mail, where known, saves typing it again ({@code login_hint}). */
    URI begin(String browser, Optional<String> email) {
        URI endpoint = provider.metadata().getAuthorizationEndpointURI();
        Attempt attempt = attempts.begin(browser);
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, SCOPE, settings.client(), settings.callback())
                .endpointURI(endpoint)
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256);
        email.ifPresent(request::loginHint);
        return request.build().toURI();
    }

    /** Judges the answer that the browser brought to the callback. */
    SignInOutcome complete(URI answer, String browser) {
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(answer);
        } catch (ParseException e) {
            return new Refused(Reason.UNREADABLE, "The answer could not be read.");
        }
        String state = response.getState() == null ? "" : response.getState().getValue();
        Optional<Attempt> attempt = attempts.take(state, browser);
        if (attempt.isEmpty()) {
            return new Refused(
                    Reason.UNKNOWN_STATE,
                    "No sign-in like this was begun in this browser, or it was already used or took too long.");
        }
        if (!comesFromStagedoor(response)) {
            return new Refused(Reason.WRONG_ISSUER, "The answer comes from another identity provider.");
        }
        return switch (response) {
            case AuthenticationSuccessResponse success -> redeem(success, attempt.get());
            default ->
                new Refused(
                        Reason.NOT_SIGNED_IN,
                        sentence(response.toErrorResponse().getErrorObject()));
        };
    }

    /** RFC 9207 2.4: where the issuer announces the parameter, an answer without it is refused as well. */
    private boolean comesFromStagedoor(AuthenticationResponse response) {
        Issuer issuer = response.getIssuer();
        return issuer == null
                ? !provider.metadata().supportsAuthorizationResponseIssuerParam()
                : issuer.equals(settings.issuer());
    }

    private SignInOutcome redeem(AuthenticationSuccessResponse success, Attempt attempt) {
        TokenResponse answer = provider.askForTokens(
                new AuthorizationCodeGrant(success.getAuthorizationCode(), settings.callback(), attempt.verifier()));
        if (!(answer instanceof OIDCTokenResponse granted)) {
            return new Refused(
                    Reason.CODE_REFUSED, sentence(answer.toErrorResponse().getErrorObject()));
        }
        OIDCTokens tokens = granted.getOIDCTokens();
        try {
            IDTokenClaimsSet claims = validate(tokens.getIDToken(), attempt);
            Visitor visitor = Visitor.of(claims.toJWTClaimsSet());
            return new SignedIn(new Visit(RandomId.create(), visitor, Tokens.received(tokens, clock.instant())));
        } catch (BadJOSEException | JOSEException | ParseException | java.text.ParseException e) {
            return new Refused(Reason.ID_TOKEN_INVALID, "The ID token is not valid: " + e.getMessage());
        }
    }

    private IDTokenClaimsSet validate(JWT idToken, Attempt attempt) throws BadJOSEException, JOSEException {
        return new IDTokenValidator(settings.issuer(), settings.client(), provider.keys(), null)
                .validate(idToken, attempt.nonce());
    }

    private static String sentence(ErrorObject error) {
        return error.getDescription() == null ? String.valueOf(error.getCode()) : error.getDescription();
    }
}
