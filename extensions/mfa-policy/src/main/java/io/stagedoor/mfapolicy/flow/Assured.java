package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.domain.Outcome;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The second gate: keeps what was proved with the session, and lets nobody past who has proved less than is wanted, whatever way they came: by a
 * link from an e-mail, a new password, SAML. It cannot be completed; signing in anew meets the first gate, which asks.
 */
final class Assured implements RequiredActionProvider {

    static final String ID = "stagedoor-assurance";

    /** Of an attempt, and from there of the application's part of the session: from where the person came. */
    static final String ADDRESS = "stagedoor.address";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        @Nullable UserModel person = context.getUser();
        if (person == null) {
            return;
        }
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        attempt.setClientNote(
                ADDRESS, context.getSession().getContext().getConnection().getRemoteAddr());
        Standing standing = Standing.of(context.getSession(), attempt, person);
        // Who has come by another way than the first gate is written down here.
        if (standing.isMet() && standing.record()) {
            Postponed.remember(attempt, standing.judgement());
            SessionProofs.use(standing.judgement().decision().requirement(), standing.now())
                    .ifPresent(use -> attempt.setUserSessionNote(SessionProofs.USED, use));
            attempt.removeRequiredAction(ID);
        } else {
            attempt.addRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        if (Standing.of(context.getSession(), attempt, context.getUser()).isMet()) {
            context.success();
            return;
        }
        Standing standing = Standing.of(context.getSession(), attempt, context.getUser());
        Outcome.@Nullable Refuse refused = standing.judgement().refusal().orElse(null);
        context.getEvent()
                .clone()
                .user(context.getUser())
                .detail(
                        Details.REASON,
                        refused == null
                                ? "stronger-sign-in-needed"
                                : refused.why().word())
                .error(Errors.NOT_ALLOWED);
        standing.record();
        context.challenge(
                refused == null
                        ? context.form().createForm("stronger-sign-in.ftl")
                        : AccessRefused.page(context.form(), attempt, refused));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        requiredActionChallenge(context);
    }

    @Override
    public void close() {}
}
