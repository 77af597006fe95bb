package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.assurance.Method;
import io.stagedoor.mfapolicy.domain.Outcome;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticator;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticator;
import org.keycloak.authentication.authenticators.browser.WebAuthnPasswordlessAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The first gate: behind every way in, it asks for what is missing and for nothing else. The pages are Keycloak's own for each method; which of
 * them may be used is decided here, so that one step stands for all.
 */
final class StepUpForm implements Authenticator {

    static final String ID = "stagedoor-step-up";

    /** Field of the button that chooses another way, and note of the one that is shown. */
    private static final String WAY = "stagedoor-way";

    private final KeycloakSession session;

    StepUpForm(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        go(context, Standing.of(context));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Standing standing = Standing.of(context);
        if (EnrolSoonPage.isAnswered(context)) {
            go(context, standing);
            return;
        }
        if (RememberOffer.isAnswered(context)) {
            RememberOffer.of(standing).ifPresent(offer -> offer.answer(context));
            go(context, standing);
            return;
        }
        List<Method> ways = standing.ways();
        @Nullable Method chosen = chosen(context, ways);
        if (chosen != null) {
            show(context, ways, chosen);
            return;
        }
        @Nullable Method shown = noted(context, ways);
        if (shown == null) {
            go(context, standing);
            return;
        }
        offer(context, ways, shown);
        page(shown).action(context);
        if (context.getStatus() == FlowStatus.SUCCESS) {
            SessionProofs.proved(
                    context.getAuthenticationSession(), context.getUser(), shown, SessionProofs.CLOCK.instant());
            context.getAuthenticationSession().removeAuthNote(WAY);
            go(context, Standing.of(context));
        }
    }

    private void go(AuthenticationFlowContext context, Standing standing) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        showByAddress(attempt, context.getUser());
        if (!standing.record()) {
            go(context, Standing.of(context));
            return;
        }
        Postponed.remember(attempt, standing.judgement());
        Optional<Response> soon = EnrolSoonPage.of(context, standing);
        if (soon.isPresent()) {
            context.challenge(soon.get());
            return;
        }
        switch (standing.next()) {
            case Standing.Enough enough -> enough(context, standing);
            case Standing.Refused(Outcome.Refuse why) -> AccessRefused.answer(context, why);
            case Standing.Impossible impossible -> UnmetRequirements.answer(context);
            case Standing.Enrol(String action) -> {
                context.getAuthenticationSession().addRequiredAction(action);
                context.success();
            }
            case Standing.AskCompany(URI address) -> {
                // What comes back is a sign-in of its own, with a time of its own.
                context.getAuthenticationSession().removeAuthNote(AuthenticationManager.SSO_AUTH);
                context.forceChallenge(Response.seeOther(address).build());
            }
            case Standing.Ask(List<Method> ways) -> {
                @Nullable Method noted = noted(context, ways);
                show(context, ways, noted == null ? ways.getFirst() : noted);
            }
        }
    }

    /** Whoever came from their company has typed nothing here, and their user name is an id of ours. */
    private static void showByAddress(AuthenticationSessionModel attempt, UserModel person) {
        @Nullable String shown = attempt.getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        if (person.getEmail() != null && (shown == null || shown.equals(person.getUsername()))) {
            attempt.setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, person.getEmail());
        }
    }

    /** In, by way of one question where the browser may be remembered. */
    private static void enough(AuthenticationFlowContext context, Standing standing) {
        @Nullable RememberOffer offer = RememberOffer.of(standing).orElse(null);
        if (offer == null || RememberOffer.wasShown(context)) {
            standing.judgement().handOn();
            context.success();
        } else {
            offer.show(context);
        }
    }

    private void show(AuthenticationFlowContext context, List<Method> ways, Method way) {
        context.getAuthenticationSession().setAuthNote(WAY, way.word());
        offer(context, ways, way);
        page(way).authenticate(context);
    }

    private static void offer(AuthenticationFlowContext context, List<Method> ways, Method shown) {
        List<String> others =
                ways.stream().filter(way -> way != shown).map(Method::word).toList();
        if (!others.isEmpty()) {
            context.form().setAttribute("stepUpWays", others);
        }
    }

    private static @Nullable Method chosen(AuthenticationFlowContext context, List<Method> ways) {
        return among(ways, context.getHttpRequest().getDecodedFormParameters().getFirst(WAY));
    }

    private static @Nullable Method noted(AuthenticationFlowContext context, List<Method> ways) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        return among(ways, attempt.getAuthNote(WAY));
    }

    private static @Nullable Method among(List<Method> ways, @Nullable String word) {
        return word == null ? null : Method.of(word).filter(ways::contains).orElse(null);
    }

    private Authenticator page(Method way) {
        return switch (way) {
            case TOTP -> new OTPFormAuthenticator();
            case SECURITY_KEY -> new WebAuthnAuthenticator(session);
            case PASSKEY -> new WebAuthnPasswordlessAuthenticator(session);
            case RECOVERY_CODE -> new RecoveryAuthnCodesFormAuthenticator(session);
            case ACCESS_PASS -> new AccessPassForm();
            case PUSH -> session.getProvider(Authenticator.class, SessionProofs.PUSH);
            case PASSWORD, EMAIL_CODE, PUSH_BY_PASSKEY ->
                throw new IllegalArgumentException(way.word() + " is no factor that is asked for");
        };
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
