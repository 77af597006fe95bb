package io.stagedoor.mfapolicy.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.mfapolicy.change.Needed;
import io.stagedoor.mfapolicy.change.Providers;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.DeleteCredentialAction;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;

/**
 * Stands in the place of Keycloak's own: a factor is taken away by whoever has just shown one, and not the last one that a policy asks for: whoever did that
 * would be asked at their next sign-in for what they do not have.
 */
@AutoService(RequiredActionFactory.class)
public final class StrongDeletion extends DeleteCredentialAction {

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new StrongOnly(this, this, true);
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!isKept(context)) {
            super.requiredActionChallenge(context);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (!isKept(context)) {
            super.processAction(context);
        }
    }

    private static boolean isKept(RequiredActionContext context) {
        @Nullable String credential = context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_PARAMETER);
        Optional<String> policy = credential == null
                ? Optional.empty()
                : Needed.of(context.getSession(), context.getRealm(), context.getUser())
                        .policy(credential);
        policy.ifPresent(name -> {
            refused(context, String.valueOf(credential), name);
            context.challenge(context.form().setAttribute("neededBy", name).createForm("factor-needed.ftl"));
        });
        return policy.isPresent();
    }

    private static void refused(RequiredActionContext context, String credential, String policy) {
        String person = context.getUser().getId();
        Providers.trail(context.getSession())
                .record(new AuditFact(
                        context.getRealm().getId(),
                        HomeOrganization.of(context.getSession(), context.getUser())
                                .map(OrganizationModel::getId)
                                .orElse(null),
                        AuditFact.Actor.person(
                                person,
                                context.getAuthenticationSession().getClient().getClientId()),
                        "factor.remove",
                        new AuditFact.Target("person", person),
                        AuditFact.Outcome.REFUSED,
                        "needed",
                        context.getConnection().getRemoteAddr(),
                        null,
                        Map.of("factor", credential, "policy", policy)));
    }

    @Override
    public int order() {
        return 1;
    }
}
