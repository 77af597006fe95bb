package io.stagedoor.federation.api;

import io.stagedoor.federation.change.ConnectionRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/** Who signs in at their company. It reads Keycloak's cached copies, and answers the same for addresses that nobody has. */
public final class CompanySignIn {

    private CompanySignIn() {}

    /** Alias of the active connection that people of that address are led to; empty while it is a draft or disabled. */
    public static Optional<String> connectionFor(KeycloakSession session, @Nullable String email) {
        return new ConnectionRules(session).forAddress(email).map(IdentityProviderModel::getAlias);
    }

    /** Whether somebody has no other way in. */
    public static boolean isRequiredFor(KeycloakSession session, UserModel person) {
        return new ConnectionRules(session).requiredFor(person).isPresent();
    }

    /** Whether somebody may sign in without that organization's required connection. */
    public static boolean isExempted(KeycloakSession session, OrganizationModel organization, UserModel person) {
        return new ConnectionRules(session).isExempted(organization.getId(), person);
    }

    /** Whether an identity provider is the copy of a connection, in whatever state; others were declared to Keycloak itself. */
    public static boolean isConnection(IdentityProviderModel provider) {
        return ConnectionRules.isConnection(provider);
    }
}
