package io.stagedoor.applications.rest;

import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.store.Apis;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/** Looks up what answers and requests name. */
record Names(KeycloakSession session, RealmModel realm) {

    /** Null for the realm's own, and for one that is gone. */
    @Nullable
    String alias(String organization) {
        @Nullable
        OrganizationModel found =
                organization.equals(Api.REALM) ? null : provider().getById(organization);
        return found == null ? null : found.getAlias();
    }

    /** Empty for an alias that nobody has. */
    String organization(String alias) {
        @Nullable OrganizationModel found = provider().getByAlias(alias);
        return found == null ? "" : found.getId();
    }

    /** Also where it is deleted. */
    Optional<Api> api(String id) {
        return id.equals(Api.DECLARED) ? declared() : new Apis(Providers.entities(session), realm.getId()).find(id);
    }

    /** The realm's media API, where the realm declares it. */
    Optional<Api> declared() {
        return realm.getClientScopesStream().anyMatch(scope -> scope.getName().equals(Api.DECLARED))
                ? Optional.of(Api.declared())
                : Optional.empty();
    }

    private OrganizationProvider provider() {
        return session.getProvider(OrganizationProvider.class);
    }
}
