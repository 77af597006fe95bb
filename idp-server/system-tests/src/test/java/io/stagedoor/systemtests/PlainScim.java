package io.stagedoor.systemtests;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Keycloak's own SCIM server (a preview feature). Each of them is a node of a cluster, as Keycloak starts by itself. */
final class PlainScim implements AutoCloseable {

    static final String REALM = "company";

    private final PlainOnPostgres server;

    PlainScim(String jdbcUrl) {
        server = new PlainOnPostgres("keycloak-scim", jdbcUrl, "-Xms512m -Xmx1g", "--features=scim-api");
        server.admin(
                "POST",
                "",
                Map.of(
                        "realm",
                        REALM,
                        "enabled",
                        true,
                        "sslRequired",
                        "none",
                        "scimApiEnabled",
                        true,
                        "accessTokenLifespan",
                        36_000,
                        "clients",
                        List.of(Map.of(
                                "clientId",
                                "directory",
                                "secret",
                                PlainOnPostgres.SECRET,
                                "serviceAccountsEnabled",
                                true,
                                "standardFlowEnabled",
                                false,
                                "protocolMappers",
                                List.of(Map.of(
                                        "name", "audience",
                                        "protocol", "openid-connect",
                                        "protocolMapper", "oidc-audience-mapper",
                                        "config",
                                                Map.of(
                                                        "included.custom.audience",
                                                        base(),
                                                        "access.token.claim",
                                                        "true"))))),
                        "users",
                        List.of(Map.of(
                                "username",
                                "service-account-directory",
                                "enabled",
                                true,
                                "serviceAccountClientId",
                                "directory",
                                "clientRoles",
                                Map.of("realm-management", List.of("realm-admin"))))));
    }

    ScimLoad scim() {
        return new ScimLoad(
                base(),
                server.token(
                        REALM,
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                "directory",
                                "client_secret",
                                PlainOnPostgres.SECRET)));
    }

    long cpuMillis() throws IOException {
        return ServerCpu.millis(server.server());
    }

    private String base() {
        return server.address() + "/realms/" + REALM + "/scim/v2";
    }

    @Override
    public void close() {
        server.close();
    }
}
