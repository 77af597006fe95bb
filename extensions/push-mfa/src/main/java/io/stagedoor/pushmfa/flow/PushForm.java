package io.stagedoor.pushmfa.flow;

import io.stagedoor.pushmfa.change.Challenges;
import io.stagedoor.pushmfa.change.Devices;
import io.stagedoor.pushmfa.domain.Challenge;
import io.stagedoor.pushmfa.domain.Challenge.Standing;
import io.stagedoor.pushmfa.domain.ChallengeState;
import io.stagedoor.pushmfa.domain.Fatigue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Asks for somebody's phone: shows a number, and goes on when it was typed there. Each page is drawn anew, so no thread waits. */
final class PushForm implements Authenticator, CredentialValidator<PhoneCredentials> {

    static final String ID = Devices.TYPE;

    /** What it succeeds with where the phone has checked its person; also known to {@code extensions/mfa-policy}, for the words in tokens. */
    private static final String BY_PASSKEY = "stagedoor-push-passkey";

    /** Of the attempt: the sign-in that its page shows. Server-side, so no browser brings another one's. */
    private static final String CHALLENGE = "stagedoor.push";

    private static final String FIELD = "push";
    private static final String AGAIN = "again";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        @Nullable Challenge shown = shown(context);
        if (shown == null) {
            begin(context, null);
        } else {
            look(context, shown);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (AGAIN.equals(context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD))) {
            begin(context, context.getAuthenticationSession().getAuthNote(CHALLENGE));
        } else {
            authenticate(context);
        }
    }

    private static void begin(AuthenticationFlowContext context, @Nullable String before) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        switch (challenges(context)
                .begin(
                        context.getUser(),
                        Browsers.signIn(
                                context.getSession(),
                                attempt,
                                context.getHttpRequest().getHttpHeaders().getHeaderString(HttpHeaders.USER_AGENT)),
                        before)) {
            case Challenges.Asked(Challenge challenge) -> {
                attempt.setAuthNote(CHALLENGE, challenge.id());
                context.challenge(page(context, challenge, Standing.WAITING.word()));
            }
            case Challenges.NotNow(Fatigue.Verdict why) -> {
                attempt.removeAuthNote(CHALLENGE);
                context.challenge(page(context, null, why == Fatigue.Verdict.PAUSED ? "paused" : "too-many"));
            }
        }
    }

    private static void look(AuthenticationFlowContext context, Challenge shown) {
        Challenges challenges = challenges(context);
        Standing standing = challenges.standing(shown);
        switch (standing) {
            case APPROVED -> {
                context.getAuthenticationSession().removeAuthNote(CHALLENGE);
                if (challenges.use(shown)) {
                    context.success(shown.state() == ChallengeState.VERIFIED ? BY_PASSKEY : Devices.TYPE);
                } else {
                    context.challenge(page(context, null, Standing.OVER.word()));
                }
            }
            // Whoever is here has somebody else's password: it begins again, with the password.
            case REPORTED -> context.resetFlow();
            case WAITING, DENIED, MISMATCHED, OVER -> context.challenge(page(context, shown, standing.word()));
        }
    }

    private static @Nullable Challenge shown(AuthenticationFlowContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        @Nullable String id = attempt.getAuthNote(CHALLENGE);
        return id == null
                ? null
                : challenges(context)
                        .find(id, context.getUser(), Browsers.attempt(attempt))
                        .orElse(null);
    }

    private static Response page(AuthenticationFlowContext context, @Nullable Challenge challenge, String state) {
        var form = context.form().setAttribute("pushState", state);
        if (challenge != null && state.equals(Standing.WAITING.word())) {
            form.setAttribute("pushNumber", String.valueOf(challenge.number().value()))
                    .setAttribute("pushWaiting", Browsers.waiting(context.getSession(), challenge.ticket()));
        }
        return form.createForm("push.ftl");
    }

    private static Challenges challenges(AuthenticationFlowContext context) {
        return new Challenges(context.getSession(), context.getRealm());
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(Devices.TYPE)
                .findAny()
                .isPresent();
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public PhoneCredentials getCredentialProvider(KeycloakSession session) {
        return new PhoneCredentials(session);
    }

    @Override
    public void close() {}
}
