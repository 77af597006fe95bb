package io.stagedoor.administration.api;

import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.administration.domain.Caller;
import io.stagedoor.administration.domain.FreshAuthentication;
import io.stagedoor.administration.domain.Gate;
import io.stagedoor.administration.domain.Gate.Answer;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.kernel.CorrelationId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.AccessToken;

/**
 * One authenticated call about one organization.
 *
 * @param from the caller's address
 * @param correlationId ties the answer, the log and the audit fact together
 * @param token what the caller was authenticated by; answers that last end with it
 */
public record AdministrativeCall(
        KeycloakSession session,
        RealmModel realm,
        OrganizationModel organization,
        Caller caller,
        String from,
        CorrelationId correlationId,
        AccessToken token) {

    /** Asks the gate about the organization as a whole. */
    public void permit(AdministrativeAction action) {
        permit(action, null);
    }

    /**
     * Asks the gate, and for fresh authentication where the action is sensitive and something is to be changed.
     *
     * @param team id of the team that it is about; null for the organization
     * @throws ProblemException 401, 403 or 404, with nothing of this call's transaction kept
     */
    public void permit(AdministrativeAction action, @Nullable String team) {
        follow(action, Gate.ask(caller, action, organization.getId(), team));
        if (action.sensitive()
                && !"GET".equals(session.getContext().getHttpRequest().getHttpMethod())) {
            requireFreshAuthentication();
        }
    }

    /**
     * Asks people, and no programs, to have signed in within {@link FreshAuthentication#LONGEST}; for what is sensitive in some cases only,
     * behind {@link #permit}.
     *
     * @throws ProblemException 401 (RFC 9470 3)
     */
    public void requireFreshAuthentication() {
        FreshSignIns.require(session, session.users().getUserById(realm, caller.subject()), token);
    }

    /** Asks the gate whether somebody of that rank may be touched by the caller. */
    public void permitAbout(AdministrativeAction action, OrganizationRole rankOfTarget) {
        follow(action, Gate.askAbout(caller, rankOfTarget));
    }

    /** Asks the gate whether the identity of somebody of that rank may be touched: their account, factors, sessions. */
    public void permitAboutIdentity(AdministrativeAction action, OrganizationRole rankOfTarget, boolean operator) {
        follow(action, Gate.askAboutIdentity(caller, rankOfTarget, operator));
    }

    /** Whether the gate would say yes. */
    public boolean may(AdministrativeAction action) {
        return Gate.ask(caller, action, organization.getId(), null) instanceof Answer.Permitted;
    }

    /** Ends the call; nothing that it has written is kept. */
    public ProblemException fail(Problem problem) {
        session.getTransactionManager().setRollbackOnly();
        return new ProblemException(problem);
    }

    /** The same with more headers, as {@code Retry-After}. */
    public ProblemException fail(Problem problem, Map<String, String> headers) {
        session.getTransactionManager().setRollbackOnly();
        return new ProblemException(problem, headers);
    }

    private void follow(AdministrativeAction action, Answer answer) {
        switch (answer) {
            case Answer.Permitted permitted -> {}
            case Answer.Refused refused -> {
                audit(action, refused.reason());
                throw fail(Problem.forbidden("You cannot do this: " + refused.reason() + "."));
            }
            case Answer.Hidden hidden -> {
                audit(action, "not the caller's");
                throw fail(Problem.notFound());
            }
        }
    }

    private void audit(AdministrativeAction action, String reason) {
        for (Refusals refusals : session.getAllProviders(Refusals.class)) {
            refusals.refused(this, action, reason);
        }
    }
}
