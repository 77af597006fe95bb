package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.assurance.Method;
import io.stagedoor.mfapolicy.change.RefusedSetUps;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Setting up a factor proves that the person holds it, where nobody else could do so in their place: it is their first one, or they have just proved
 * another. Whoever has one and did not show it adds none of their own accord: a stolen session would otherwise step up by a factor of its own.
 * What an administrator had sent to somebody who lost theirs is set up, and asked for from then on.
 *
 * @param keycloaks what does it
 */
record Enrolment(RequiredActionProvider keycloaks, CredentialRegistrator registrator, Method method)
        implements RequiredActionProvider, CredentialRegistrator {

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (isOwn(context) && !isHoldersOwn(context)) {
            refuse(context);
        } else {
            FirstFactor.offer(context, method);
            keycloaks.requiredActionChallenge(context);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        boolean counts = isHoldersOwn(context);
        if (isOwn(context) && !counts) {
            refuse(context);
            return;
        }
        if (FirstFactor.isExchanged(context, method)) {
            return;
        }
        FirstFactor.offer(context, method);
        keycloaks.processAction(context);
        if (context.getStatus() == RequiredActionContext.Status.SUCCESS) {
            FirstFactor.offerNoMore(context);
        }
        if (counts && context.getStatus() == RequiredActionContext.Status.SUCCESS) {
            SessionProofs.proved(
                    context.getAuthenticationSession(), context.getUser(), method, SessionProofs.CLOCK.instant());
        }
    }

    private void refuse(RequiredActionContext context) {
        new RefusedSetUps(context.getSession(), context.getRealm())
                .record(
                        context.getUser(),
                        context.getAuthenticationSession().getClient().getClientId(),
                        method.word());
        context.ignore();
    }

    /** Of somebody's own accord, and not because it was asked of them. */
    static boolean isOwn(RequiredActionContext context) {
        return context.getAction().equals(context.getAuthenticationSession().getClientNote(Constants.KC_ACTION));
    }

    /** Whether this session has shown more than a password. */
    static boolean isStrong(RequiredActionContext context) {
        return SessionProofs.of(context.getSession(), context.getAuthenticationSession(), context.getUser())
                        .level()
                > 1;
    }

    private static boolean isHoldersOwn(RequiredActionContext context) {
        return Standing.held(context.getUser()).isEmpty() || isStrong(context);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        keycloaks.evaluateTriggers(context);
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return keycloaks.initiatedActionSupport();
    }

    @Override
    public void initiatedActionCanceled(KeycloakSession session, AuthenticationSessionModel attempt) {
        keycloaks.initiatedActionCanceled(session, attempt);
    }

    @Override
    public int getMaxAuthAge(KeycloakSession session) {
        return keycloaks.getMaxAuthAge(session);
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel attempt) {
        return registrator.getCredentialType(session, attempt);
    }

    @Override
    public void close() {
        keycloaks.close();
    }
}
