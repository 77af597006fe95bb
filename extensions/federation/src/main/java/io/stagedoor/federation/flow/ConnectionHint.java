package io.stagedoor.federation.flow;

import io.stagedoor.federation.change.ConnectionRules;
import io.stagedoor.federation.change.TestAttempt;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.IdentityProviderAuthenticator;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.utils.Organizations;

/**
 * Follows {@code kc_idp_hint} to a connection that is active, and of the organization where one is named; to another one for a test sign-in only.
 * A hint that leads nowhere is no hint: the person is asked as if there were none.
 */
final class ConnectionHint extends IdentityProviderAuthenticator {

    @Override
    protected void redirect(AuthenticationFlowContext context, String alias, @Nullable String loginHint) {
        @Nullable
        IdentityProviderModel hinted = context.getSession().identityProviders().getByAlias(alias);
        if (hinted == null || !ConnectionRules.isConnection(hinted) || mayBegin(context, hinted)) {
            super.redirect(context, alias, loginHint);
        } else {
            context.attempted();
        }
    }

    private static boolean mayBegin(AuthenticationFlowContext context, IdentityProviderModel hinted) {
        boolean tried = TestAttempt.of(context.getSession(), context.getAuthenticationSession())
                .filter(test -> test.mayBegin(hinted))
                .isPresent();
        if (tried || !new ConnectionRules(context.getSession()).isActive(hinted)) {
            return tried;
        }
        @Nullable OrganizationModel named = Organizations.resolveOrganization(context.getSession());
        return named == null || named.getId().equals(hinted.getOrganizationId());
    }
}
