package io.stagedoor.federation.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.federation.domain.ConnectionKeys;
import io.stagedoor.federation.domain.ConnectionState;
import io.stagedoor.federation.domain.DomainName;
import io.stagedoor.federation.domain.Routing;
import io.stagedoor.federation.domain.Routing.Candidate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Which connection an address is for, and who has no other way in: asked by all three gates. It reads Keycloak's cached copies of organizations
 * and identity providers; none of our tables, except for people with an exception.
 */
public final class ConnectionRules {

    private final KeycloakSession session;
    private final RealmModel realm;

    public ConnectionRules(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** The active connection that signs people of that address in; the same for addresses that nobody has. */
    public Optional<IdentityProviderModel> forAddress(@Nullable String email) {
        return Optional.ofNullable(email)
                .flatMap(DomainName::ofAddress)
                .flatMap(domain -> owner(domain).flatMap(organization -> choose(domain, organization)));
    }

    /** The organization that has proved that domain, or one above it together with everything below. */
    public Optional<OrganizationModel> owner(DomainName domain) {
        return Optional.ofNullable(Providers.organizations(session).getByDomainName(domain.value()))
                .filter(OrganizationModel::isEnabled)
                .filter(organization ->
                        HomeOrganization.provedDomains(organization).cover(domain.value()));
    }

    /** Whether an alias is that of an active connection. */
    public boolean isActive(@Nullable IdentityProviderModel model) {
        return model != null && ConnectionState.ACTIVE.word().equals(config(model, ConnectionKeys.STATE));
    }

    /** Whether that identity provider is one of ours. */
    public static boolean isConnection(@Nullable IdentityProviderModel model) {
        return model != null && !config(model, ConnectionKeys.CONNECTION).isEmpty();
    }

    /** The connection by which somebody has to sign in; empty for people who may sign in as they like. */
    public Optional<IdentityProviderModel> requiredFor(UserModel person) {
        return demanded(person).filter(connection -> !isExcepted(person, connection));
    }

    /**
     * Whether somebody who came by that way may be let in.
     *
     * @param alias of the identity provider that signed them in; null for a way of ours
     */
    public boolean mayEnter(UserModel person, @Nullable String alias) {
        @Nullable
        IdentityProviderModel way =
                alias == null ? null : session.identityProviders().getByAlias(alias);
        return demanded(person)
                .filter(connection -> way == null
                        || !isActive(way)
                        // Another organization's way in, however strict, says nothing about this one's people.
                        || !connection.getOrganizationId().equals(way.getOrganizationId()))
                .filter(connection -> !isExcepted(person, connection))
                .isEmpty();
    }

    /** By the domain of the address, else by a link that they have: an address that changed opens no door. */
    private Optional<IdentityProviderModel> demanded(UserModel person) {
        if (person.getServiceAccountClientLink() != null) {
            return Optional.empty();
        }
        return forAddress(person.getEmail())
                .filter(ConnectionRules::isRequired)
                .or(() -> session.users()
                        .getFederatedIdentitiesStream(realm, person)
                        .map(FederatedIdentityModel::getIdentityProvider)
                        .map(session.identityProviders()::getByAlias)
                        .filter(this::isActive)
                        .filter(ConnectionRules::isRequired)
                        .findFirst());
    }

    private boolean isExcepted(UserModel person, IdentityProviderModel connection) {
        return isExempted(connection.getOrganizationId(), person);
    }

    /** Whether somebody has an exception from the required connection of that organization. */
    public boolean isExempted(String organization, UserModel person) {
        return Providers.breakGlass(session, organization).has(person.getId());
    }

    /** Id of the organization's active connection that takes that domain. */
    public Optional<String> activeOf(DomainName domain, OrganizationModel organization) {
        return choose(domain, organization).map(model -> config(model, ConnectionKeys.CONNECTION));
    }

    private Optional<IdentityProviderModel> choose(DomainName domain, OrganizationModel organization) {
        Map<String, IdentityProviderModel> active = organization
                .getIdentityProviders()
                .filter(this::isActive)
                .collect(Collectors.toMap(IdentityProviderModel::getAlias, model -> model));
        List<Candidate> candidates =
                active.values().stream().map(ConnectionRules::candidate).toList();
        return Routing.choose(domain, candidates).map(chosen -> active.get(chosen.alias()));
    }

    private static Candidate candidate(IdentityProviderModel model) {
        return new Candidate(
                model.getAlias(),
                Arrays.stream(config(model, ConnectionKeys.DOMAINS).split(" "))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet()),
                Boolean.parseBoolean(config(model, ConnectionKeys.DEFAULT)));
    }

    private static boolean isRequired(@Nullable IdentityProviderModel model) {
        return model != null && Boolean.parseBoolean(config(model, ConnectionKeys.REQUIRED));
    }

    static String config(IdentityProviderModel model, String key) {
        return model.getConfig().getOrDefault(key, "");
    }
}
