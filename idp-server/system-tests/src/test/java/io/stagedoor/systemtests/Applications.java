package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applications of the realm, made for one test. */
record Applications(Installation installation) {

    private static final String SECRET = "of-an-application-for-tests-only";

    /** What people sign in to for the administrative API of one organization. */
    StudioApi administrator(String clientId, Person person, String organization) {
        add(clientId, "stagedoor-admin", "organization", Map.of());
        return new StudioApi(
                installation.realm() + "/stagedoor/v1",
                signIn(clientId, person, "openid organization:" + organization)
                        .get("access_token")
                        .asText());
    }

    /** A gateway, or a receiver of events, that may read these organizations, as its own client. */
    StudioApi reader(String clientId, String organizations) {
        add(clientId, "stagedoor-admin", "organization", Map.of("stagedoor.signals.organizations", organizations));
        JsonNode tokens = installation.token(
                "studio", Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", SECRET));
        return new StudioApi(
                installation.realm() + "/stagedoor/v1",
                tokens.get("access_token").asText());
    }

    String secret() {
        return SECRET;
    }

    /** Adds one, unless it is there. */
    void add(String clientId, String scope, String optionalScope, Map<String, String> attributes) {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        all.put("access.token.header.type.rfc9068", "true");
        HttpResponse<String> created = installation.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId",
                        clientId,
                        "secret",
                        SECRET,
                        "serviceAccountsEnabled",
                        true,
                        "redirectUris",
                        List.of(installation.screeningRoom() + "/callback"),
                        "attributes",
                        all,
                        "defaultClientScopes",
                        List.of("basic", "acr", "service_account", scope),
                        "optionalClientScopes",
                        List.of("organization", optionalScope)));
        if (created.statusCode() != 201 && created.statusCode() != 409) {
            throw new AssertionError(created.statusCode() + " " + created.body());
        }
    }

    JsonNode signIn(String clientId, Person person, String scope) {
        return new FormSignIn(installation.realm())
                .signIn(
                        new FormSignIn.Application(clientId, SECRET, installation.screeningRoom() + "/callback", scope),
                        person.email(),
                        TestPeople.PASSWORD);
    }

    /** The answer to a refresh; the token that was used is used up. */
    HttpResponse<String> refresh(String clientId, JsonNode tokens) {
        return refreshed(installation, new FormSignIn.Application(clientId, SECRET, "", ""), tokens);
    }

    /** The same for any application. */
    static HttpResponse<String> refreshed(
            Installation installation, FormSignIn.Application application, JsonNode tokens) {
        return Installation.send(HttpRequest.newBuilder(
                        URI.create(installation.realm() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Installation.form(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        application.clientId(),
                        "client_secret",
                        application.secret(),
                        "refresh_token",
                        tokens.get("refresh_token").asText())))));
    }
}
