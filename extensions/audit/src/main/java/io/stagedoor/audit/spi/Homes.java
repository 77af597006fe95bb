package io.stagedoor.audit.spi;

import io.stagedoor.administration.api.HomeOrganization;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** Whose trail something belongs to: the home organization of a person. Where somebody is a guest is no reason to show their sign-ins there. */
final class Homes {

    private final KeycloakSession session;

    Homes(KeycloakSession session) {
        this.session = session;
    }

    Optional<String> of(UserModel person) {
        @Nullable RealmModel realm = session.getContext().getRealm();
        @Nullable OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        if (realm == null || organizations == null || !realm.isOrganizationsEnabled()) {
            return Optional.empty();
        }
        return HomeOrganization.of(session, person).map(OrganizationModel::getId);
    }

    /** The organization whose connection it is: who is not let in has no home yet. */
    Optional<String> ofConnection(@Nullable String alias) {
        return Optional.ofNullable(session.getContext().getRealm() == null ? null : alias)
                .map(session.identityProviders()::getByAlias)
                .map(IdentityProviderModel::getOrganizationId);
    }
}
