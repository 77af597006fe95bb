package io.stagedoor.realmconfig.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.realmconfig.domain.KnownNames;
import java.util.HashSet;
import java.util.Set;

/**
 * What this server offers. While the realm does not exist, its scopes, flows and profiles are those of realm master: a new
 * realm gets the same.
 */
public final class ServerNames implements KnownNames {
    private final JsonNode info;
    private final Realm realm;
    private final boolean exists;

    public ServerNames(AdminApi api, Realm realm) {
        this.info = api.serverInfo();
        this.exists = realm.exists();
        this.realm = exists ? realm : new Realm(api, "master");
    }

    @Override
    public Set<String> providers(String spi) {
        Set<String> ids = ids(spi);
        if (spi.equals("identity_provider")) {
            ids.addAll(ids("social"));
        }
        return ids;
    }

    private Set<String> ids(String spi) {
        Set<String> ids = new HashSet<>();
        info.path("providers").path(spi).path("providers").fieldNames().forEachRemaining(ids::add);
        return ids;
    }

    @Override
    public Set<String> existing(String section) {
        return switch (section) {
            case "clients" -> exists ? names("/clients", "clientId") : Set.of();
            case "roles" -> exists ? names("/roles", "name") : Set.of();
            case "clientScopes" -> names("/client-scopes", "name");
            case "authenticationFlows" -> names("/authentication/flows", "alias");
            case "clientProfiles" -> profiles();
            case "identityProviders" -> exists ? names("/identity-provider/instances", "alias") : Set.of();
            case "organizations" -> exists ? names("/organizations?max=10000", "alias") : Set.of();
            default -> throw new IllegalArgumentException("Nothing refers to " + section);
        };
    }

    @Override
    public Set<String> inOrganization(String alias, String section) {
        if (!exists) {
            return Set.of();
        }
        Product product = realm.product();
        Set<String> names = new HashSet<>();
        switch (section) {
            case "teams" ->
                product.teams(alias).forEach((id, name) -> {
                    names.add(id);
                    names.add(name);
                });
            case "teamRoles" ->
                product.get(Product.organization(alias) + "/team-roles")
                        .body()
                        .path("items")
                        .forEach(role -> names.add(role.path("key").asText()));
            case "networks" ->
                product.get(Product.accessPolicies(alias))
                        .body()
                        .path("networks")
                        .forEach(network -> names.add(network.path("name").asText()));
            default -> throw new IllegalArgumentException("No organization has " + section);
        }
        return names;
    }

    @Override
    public boolean isPerson(String name) {
        String encoded = AdminApi.encode(name);
        return exists
                && (!realm.entry("/users?exact=true&username=" + encoded, "username", name)
                                .isMissingNode()
                        || !realm.get("/users/" + encoded).isMissingNode());
    }

    private Set<String> profiles() {
        JsonNode profiles = realm.get("/client-policies/profiles?include-global-profiles=true");
        Set<String> names = new HashSet<>();
        profiles.path("profiles")
                .forEach(profile -> names.add(profile.path("name").asText()));
        profiles.path("globalProfiles")
                .forEach(profile -> names.add(profile.path("name").asText()));
        return names;
    }

    private Set<String> names(String path, String key) {
        Set<String> names = new HashSet<>();
        realm.list(path).forEach(entry -> names.add(entry.path(key).asText()));
        return names;
    }
}
