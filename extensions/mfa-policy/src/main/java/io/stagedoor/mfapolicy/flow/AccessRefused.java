package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.domain.Outcome;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.events.Details;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Says no by a policy: in one sentence, with what an administrator needs to find out why. */
final class AccessRefused {

    private AccessRefused() {}

    static void answer(AuthenticationFlowContext context, Outcome.Refuse why) {
        context.getEvent().detail(Details.REASON, why.why().word());
        if (why.policyName() != null) {
            context.getEvent().detail("policy", why.policyName());
        }
        context.failure(
                AuthenticationFlowError.ACCESS_DENIED, page(context.form(), context.getAuthenticationSession(), why));
    }

    /**
     * The page.
     *
     * @param why null where what is wanted cannot be had
     */
    static Response page(LoginFormsProvider form, AuthenticationSessionModel attempt, Outcome.@Nullable Refuse why) {
        form.setAttribute("signInId", attempt.getParentSession().getId());
        @Nullable String policy = why == null ? null : why.policyName();
        if (policy != null) {
            form.setAttribute("policyName", policy);
        }
        form.setStatus(Response.Status.FORBIDDEN);
        return form.createForm("access-refused.ftl");
    }
}
