package io.stagedoor.demo.screeningroom.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.time.Clock;
import java.util.Optional;

/** Gets new tokens before the old ones end (RFC 6749 6; OpenID Connect Core 1.0, 12). */
final class Renewal {

    private final SignInSettings settings;
    private final IdentityProvider provider;
    private final Visits visits;
    private final Clock clock;

    Renewal(SignInSettings settings, IdentityProvider provider, Visits visits, Clock clock) {
        this.settings = settings;
        this.provider = provider;
        this.visits = visits;
        this.clock = clock;
    }

    /**
     * The visit with tokens that are good for now; empty where it has ended, here or at Stagedoor. One at a time: a refresh token that
     * is used twice looks stolen.
     */
    synchronized Optional<Visit> current(String visitId) {
        Optional<Visit> visit = visits.find(visitId);
        return visit.isEmpty() || visit.get().tokens().areFreshAt(clock.instant()) ? visit : exchange(visit.get());
    }

    /** The visit with other tokens than these; somebody else may have exchanged them already. */
    synchronized Optional<Visit> replace(Visit stale) {
        Optional<Visit> visit = visits.find(stale.id());
        return visit.isEmpty() || !visit.get().tokens().equals(stale.tokens()) ? visit : exchange(visit.get());
    }

    private Optional<Visit> exchange(Visit visit) {
        Optional<Tokens> renewed = renew(visit);
        if (renewed.isEmpty()) {
            visits.end(visit.id());
            return Optional.empty();
        }
        visits.renew(visit.with(renewed.get()));
        return visits.find(visit.id());
    }

    private Optional<Tokens> renew(Visit visit) {
        if (visit.tokens().refreshToken().isEmpty()) {
            return Optional.empty();
        }
        TokenResponse answer = provider.askForTokens(new RefreshTokenGrant(
                new RefreshToken(visit.tokens().refreshToken().get())));
        if (answer instanceof OIDCTokenResponse granted && belongsTo(visit, granted.getOIDCTokens())) {
            return Optional.of(Tokens.received(granted.getOIDCTokens(), clock.instant()));
        }
        return Optional.empty();
    }

    /** Core 12.2: a new ID token speaks of the same person, or the answer is worth nothing. */
    private boolean belongsTo(Visit visit, OIDCTokens tokens) {
        try {
            IDTokenClaimsSet claims = new IDTokenValidator(settings.issuer(), settings.client(), provider.keys(), null)
                    .validate(tokens.getIDToken(), null);
            return claims.getSubject().getValue().equals(visit.visitor().subject());
        } catch (BadJOSEException | JOSEException e) {
            return false;
        }
    }
}
