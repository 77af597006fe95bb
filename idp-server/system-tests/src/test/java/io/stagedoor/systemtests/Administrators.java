package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** People of a test who call the administrative API with tokens of their own, through a client of the test's. */
record Administrators(Installation installation, TestPeople people, String client) {

    private static final String SECRET = "administrators-for-tests-only";

    static Administrators through(Installation installation, TestPeople people, String client) {
        HttpResponse<String> created = installation.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId", client,
                        "secret", SECRET,
                        "redirectUris", List.of(installation.screeningRoom() + "/callback"),
                        "standardFlowEnabled", true,
                        "attributes", Map.of("access.token.lifespan", "1800"),
                        "defaultClientScopes", List.of("basic", "stagedoor-admin"),
                        "optionalClientScopes", List.of("organization", "offline_access")));
        assertThat(created.statusCode()).as(created.body()).isIn(201, 409);
        return new Administrators(installation, people, client);
    }

    /** Somebody new who holds that organization role. */
    StudioApi hire(String name, String organization, String organizationRole) {
        TestPeople.Person person = people.create(name, organization);
        if (!organizationRole.equals("member")) {
            StudioApi.asOperator(installation).giveOrganizationRole(organization, person.id(), organizationRole);
        }
        return as(person, organization);
    }

    /** Somebody who signs in for the first time. */
    StudioApi as(TestPeople.Person person, String organization) {
        return new StudioApi(
                StudioApi.asOperator(installation).base(),
                tokens(person, "openid organization:" + organization)
                        .get("access_token")
                        .asText());
    }

    JsonNode tokens(TestPeople.Person person, String scope) {
        return new FormSignIn(installation.realm())
                .signIn(
                        new FormSignIn.Application(client, SECRET, installation.screeningRoom() + "/callback", scope),
                        person.email(),
                        TestPeople.PASSWORD);
    }

    /** What the token endpoint says to a refresh token. */
    int refresh(JsonNode tokens) {
        return Installation.send(java.net.http.HttpRequest.newBuilder(
                                java.net.URI.create(installation.realm() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(Installation.form(Map.of(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                client,
                                "client_secret",
                                SECRET,
                                "refresh_token",
                                tokens.get("refresh_token").asText())))))
                .statusCode();
    }
}
