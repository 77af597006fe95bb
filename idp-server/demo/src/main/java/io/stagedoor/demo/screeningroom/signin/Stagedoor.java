package io.stagedoor.demo.screeningroom.signin;

import com.nimbusds.jwt.JWTParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;

/**
 * All that Screening Room does with Stagedoor. Methods may block for some seconds, and throw {@link UnavailableException} where
 * Stagedoor does not answer.
 */
public final class Stagedoor {

    private final SignInSettings settings;
    private final IdentityProvider provider;
    private final Visits visits = new Visits();
    private final SignIn signIn;
    private final Renewal renewal;
    private final BackChannelLogout backChannelLogout;

    public Stagedoor(SignInSettings settings, Clock clock) {
        this.settings = settings;
        this.provider = new IdentityProvider(settings);
        this.signIn = new SignIn(settings, provider, clock);
        this.renewal = new Renewal(settings, provider, visits, clock);
        this.backChannelLogout = new BackChannelLogout(settings, provider, visits);
    }

    /** Begins a sign-in for the browser that holds this cookie value, and says where to send it. */
    public URI beginSignIn(String browser, Optional<String> email) {
        return signIn.begin(browser, email);
    }

    /** Judges the answer that arrived at the callback; a visit begins where it is good. */
    public SignInOutcome completeSignIn(URI answer, String browser) {
        SignInOutcome outcome = signIn.complete(answer, browser);
        if (outcome instanceof SignInOutcome.SignedIn signedIn) {
            visits.put(signedIn.visit());
        }
        return outcome;
    }

    /** Whether the visit goes on, as far as this application knows: asks nobody. */
    public boolean goesOn(String visitId) {
        return visits.find(visitId).isPresent();
    }

    /** The visit, with tokens that are good for now. */
    public Optional<Visit> current(String visitId) {
        return renewal.current(visitId);
    }

    /** The visit with new tokens in place of those that it has, which nobody takes any more; empty where Stagedoor gives none. */
    public Optional<Visit> renew(Visit visit) {
        return renewal.replace(visit);
    }

    /** Ends the visit here and says where to send the browser to end the session everywhere (RP-Initiated Logout 1.0, 2). */
    public URI signOut(String visitId) {
        Optional<Visit> ended = visits.end(visitId);
        if (ended.isEmpty()) {
            return settings.afterSignOut();
        }
        try {
            return new LogoutRequest(
                            provider.metadata().getEndSessionEndpointURI(),
                            JWTParser.parse(ended.get().tokens().idToken()),
                            null,
                            settings.client(),
                            settings.afterSignOut(),
                            null,
                            null)
                    .toURI();
        } catch (ParseException e) {
            throw new IllegalStateException("an ID token that was valid before", e);
        }
    }

    /** Takes a logout token from Stagedoor. */
    public BackChannelOutcome backChannelLogout(String logoutToken) {
        return backChannelLogout.receive(logoutToken);
    }
}
