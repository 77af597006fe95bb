package io.stagedoor.mfapolicy.flow;

import org.keycloak.authentication.CredentialAction;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What somebody does to their factors of their own accord, where a session that has shown a password alone would make itself a factor by it: new recovery
 * codes, or a factor taken away so that the next one is the first.
 *
 * @param keycloaks what does it
 * @param firstIsFree whether somebody without a second factor may
 */
record StrongOnly(RequiredActionProvider keycloaks, CredentialAction action, boolean firstIsFree)
        implements RequiredActionProvider, CredentialAction {

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (may(context)) {
            keycloaks.requiredActionChallenge(context);
        } else {
            context.ignore();
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (may(context)) {
            keycloaks.processAction(context);
        } else {
            context.ignore();
        }
    }

    private boolean may(RequiredActionContext context) {
        UserModel person = context.getUser();
        return !Enrolment.isOwn(context)
                || Enrolment.isStrong(context)
                || (firstIsFree && Standing.held(person).isEmpty());
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
        return action.getCredentialType(session, attempt);
    }

    @Override
    public void close() {
        keycloaks.close();
    }
}
