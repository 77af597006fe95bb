package io.stagedoor.applications.change;

import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.domain.Identifier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/** Whose an identifier is now: a domain lapses, or gets another owner, whose resource server would believe what the one before has tokens for. */
public final class IdentifierOwners {

    private IdentifierOwners() {}

    /**
     * Whether it is still that owner's.
     *
     * @param owner id of an organization, or {@link Api#REALM}
     */
    public static boolean has(KeycloakSession session, String owner, Identifier identifier) {
        if (owner.equals(Api.REALM)) {
            return true;
        }
        @Nullable
        OrganizationModel organization =
                session.getProvider(OrganizationProvider.class).getById(owner);
        return organization != null
                && organization.isEnabled()
                && identifier.isOf(
                        organization.getAlias(),
                        organization
                                .getDomains()
                                .filter(OrganizationDomainModel::isVerified)
                                .map(OrganizationDomainModel::getName)
                                .toList());
    }
}
