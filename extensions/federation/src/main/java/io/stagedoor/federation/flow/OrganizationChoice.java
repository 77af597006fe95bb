package io.stagedoor.federation.flow;

import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.email.freemarker.beans.ProfileBean;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.protocol.mappers.oidc.OrganizationScope;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Which organization an application's tokens are for, where it names none and somebody belongs to several. Keycloak asks as soon as it has the
 * address, and so tells whom it knows; here it is asked once somebody has proved who they are.
 */
final class OrganizationChoice implements RequiredActionProvider {

    static final String ID = "stagedoor-organization-choice";

    /** Of an attempt to sign in that began with an address. Whoever comes from a company is not asked: it is that company's organization. */
    static final String NOTE = "stagedoor.organization-choice";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        if (isOpen(context)) {
            attempt.addRequiredAction(ID);
        } else {
            attempt.removeRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!isOpen(context)) {
            context.success();
            return;
        }
        context.challenge(context.form()
                .setAttribute("user", new ProfileBean(context.getUser(), context.getSession()))
                .createForm("select-organization.ftl"));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        @Nullable
        String alias =
                context.getHttpRequest().getDecodedFormParameters().getFirst(OrganizationModel.ORGANIZATION_ATTRIBUTE);
        @Nullable
        OrganizationModel chosen = alias == null ? null : organizations(context).getByAlias(alias);
        if (chosen != null && chosen.isEnabled() && chosen.isMember(context.getUser())) {
            context.getAuthenticationSession().setClientNote(OrganizationModel.ORGANIZATION_ATTRIBUTE, chosen.getId());
        }
        requiredActionChallenge(context);
    }

    private static boolean isOpen(RequiredActionContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        @Nullable UserModel person = context.getUser();
        return person != null
                && attempt.getAuthNote(NOTE) != null
                && attempt.getClientNote(OrganizationModel.ORGANIZATION_ATTRIBUTE) == null
                && OrganizationScope.valueOfScope(context.getSession()) == OrganizationScope.ANY
                && organizations(context)
                                .getByMember(person)
                                .filter(OrganizationModel::isEnabled)
                                .limit(2)
                                .count()
                        > 1;
    }

    private static OrganizationProvider organizations(RequiredActionContext context) {
        return context.getSession().getProvider(OrganizationProvider.class);
    }

    @Override
    public void close() {}
}
