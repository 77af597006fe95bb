package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole way for each directory: it makes a person and puts them into a group, a rule makes a team role of that, they come through
 * their company without any page of ours in between, the gateway lets them through; then they lose the group, and leave.
 */
class DirectoryToGatewayIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final OidcCompany COMPANY = new OidcCompany();
    private static final PeopleCalls CALLS = new PeopleCalls(INSTALLATION, "");

    private static ConnectedOrganization organization;
    private static String connection;
    private static String base;
    private static String token;

    @BeforeAll
    static void connect() {
        organization = new ConnectedOrganization(INSTALLATION, "directories");
        connection = organization.connect(COMPANY);
        base = StudioApi.accepted(organization.get("/scim")).get("baseUrl").asText();
        token = StudioApi.accepted(organization.call(
                        "POST", "/scim/tokens", Map.of("name", "directory", "scopes", List.of("users", "groups"))))
                .get("token")
                .asText();
    }

    @AfterAll
    static void close() {
        COMPANY.close();
    }

    @ParameterizedTest
    @EnumSource
    void fromTheDirectoryToTheGatewayAndOut(ScimVendor vendor) {
        String name = "dora-" + vendor.name().toLowerCase(Locale.ROOT);
        String email = name + "@" + organization.domain;
        String group = "Editors of " + vendor;
        String user = sent(vendor, vendor.create(email)).get("id").asText();
        String team = organization.teamOf(group, "reviewer");
        String groupId = "";
        if (vendor.pushesGroups()) {
            groupId = sent(vendor, vendor.group(group)).get("id").asText();
            sent(vendor, vendor.join(groupId, user));
        }

        JsonNode tokens = organization.tokens(connection, COMPANY, name);
        JsonNode claims = ApplicationVisit.claims(tokens);
        if (vendor.pushesGroups()) {
            assertThat(claims.at("/teams/" + team + "/role").asText())
                    .as(claims.toString())
                    .isEqualTo("reviewer");
        } else {
            organization.owner.giveTeamRole(
                    organization.alias, team, claims.get("sub").asText(), "reviewer");
            tokens = refreshed(tokens);
        }
        assertThat(CALLS.footage(tokens)).isEqualTo(200);

        if (vendor.pushesGroups()) {
            Instant lost = Instant.now();
            sent(vendor, vendor.leave(groupId, user));
            assertThat(CALLS.refusedAfter(lost, tokens)).isLessThan(Duration.ofSeconds(5));
            tokens = refreshed(tokens);
            assertThat(ApplicationVisit.claims(tokens).at("/teams/" + team).isMissingNode())
                    .isTrue();
            sent(vendor, vendor.join(groupId, user));
            tokens = refreshed(tokens);
            assertThat(CALLS.footage(tokens)).isEqualTo(200);
        }

        Instant left = Instant.now();
        sent(vendor, vendor.active(user, email, false));
        assertThat(CALLS.refusedAfter(left, tokens)).isLessThan(Duration.ofSeconds(5));
        assertNoRefresh(tokens);

        sent(vendor, vendor.active(user, email, true));
        assertNoRefresh(tokens);
        assertThat(CALLS.footage(tokens)).isEqualTo(401);
        JsonNode again = tokensOfALaterSecond(name);
        assertThat(ApplicationVisit.claims(again).get("sub")).isEqualTo(claims.get("sub"));

        vendor.delete(user).ifPresent(request -> {
            Instant deleted = Instant.now();
            sent(vendor, request);
            assertThat(CALLS.refusedAfter(deleted, again)).isLessThan(Duration.ofSeconds(5));
            assertThat(call(vendor, new ScimVendor.Request("GET", "/Users/" + user, Map.of()))
                            .statusCode())
                    .isEqualTo(404);
            // Hired again before the account was erased.
            sent(vendor, vendor.create(email));
            assertThat(ApplicationVisit.claims(organization.tokens(connection, COMPANY, name))
                            .get("sub"))
                    .isEqualTo(claims.get("sub"));
        });
    }

    /** Keycloak tells sessions of before by whole seconds, so one that begins in the second of the return ends with them. */
    private static JsonNode tokensOfALaterSecond(String name) {
        return Eventually.get("a sign-in that lasts", () -> {
            JsonNode tokens = organization.tokens(connection, COMPANY, name);
            return CALLS.footage(tokens) == 200 ? Optional.of(tokens) : Optional.empty();
        });
    }

    private static JsonNode refreshed(JsonNode tokens) {
        HttpResponse<String> answer = Applications.refreshed(INSTALLATION, organization.screeningRoom(), tokens);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Installation.json(answer.body());
    }

    private static void assertNoRefresh(JsonNode tokens) {
        HttpResponse<String> answer = Applications.refreshed(INSTALLATION, organization.screeningRoom(), tokens);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Installation.json(answer.body()).get("error").asText()).isEqualTo("invalid_grant");
    }

    private static JsonNode sent(ScimVendor vendor, ScimVendor.Request request) {
        HttpResponse<String> answer = call(vendor, request);
        assertThat(answer.statusCode())
                .as(vendor + " " + request + ": " + answer.body())
                .isBetween(200, 204);
        return Installation.json(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private static HttpResponse<String> call(ScimVendor vendor, ScimVendor.Request request) {
        HttpRequest.Builder built = HttpRequest.newBuilder(URI.create(base + request.path()))
                .header("Authorization", "Bearer " + token)
                .header("User-Agent", vendor.userAgent)
                .header("Accept", vendor.mediaType);
        if (request.body().isEmpty()) {
            return Installation.send(built.method(request.method(), BodyPublishers.noBody()));
        }
        return Installation.send(built.header("Content-Type", vendor.mediaType)
                .method(
                        request.method(),
                        BodyPublishers.ofString(
                                Installation.JSON.valueToTree(request.body()).toString())));
    }
}
