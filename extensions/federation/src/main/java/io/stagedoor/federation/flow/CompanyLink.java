package io.stagedoor.federation.flow;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.federation.change.OwnPeople;
import io.stagedoor.federation.change.Providers;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Links somebody of the organization to its identity provider without a question: whom a directory has made, or an administrator, meets no page
 * that asks whose account it is. For identity providers that are no connections of ours (the realm's declaration has them); connections decide
 * before, by the same rule.
 */
final class CompanyLink extends AbstractIdpAuthenticator {

    /** Named in the realm's flow. */
    static final String ID = "stagedoor-company-link";

    @Override
    protected void authenticateImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext arrived) {
        KeycloakSession session = context.getSession();
        if (context.getAuthenticationSession().getAuthNote(EXISTING_USER_INFO) == null) {
            context.attempted();
            return;
        }
        UserModel person = getExistingUser(session, context.getRealm(), context.getAuthenticationSession());
        if (vouched(session, context.getRealm(), arrived, person)) {
            OwnPeople.nameWhereUnknown(person, arrived.getFirstName(), arrived.getLastName());
            context.setUser(person);
            context.success();
        } else {
            context.attempted();
        }
    }

    private static boolean vouched(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext arrived, UserModel person) {
        IdentityProviderModel provider = arrived.getIdpConfig();
        @Nullable String organizationId = provider.getOrganizationId();
        @Nullable
        OrganizationModel organization =
                organizationId == null ? null : Providers.organizations(session).getById(organizationId);
        return organization != null
                && organization.isEnabled()
                && provider.isTrustEmail()
                && arrived.getEmail() != null
                && arrived.getEmail().equalsIgnoreCase(person.getEmail())
                && HomeOrganization.provedDomains(organization).contain(person.getEmail())
                && new OwnPeople(session, realm, organization).include(person)
                // Somebody else at the company came with this address before: people decide whose account it is.
                && session.users().getFederatedIdentity(realm, person, provider.getAlias()) == null;
    }

    @Override
    protected void actionImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext arrived) {
        authenticateImpl(context, serialized, arrived);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }
}
