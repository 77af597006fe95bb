package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever administers one team looks after others, not after themselves; and nobody's mapper writes our claims. */
class TeamAdministratorIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String CLIENT = "team-administrator-test";
    private static final String CLIENT_SECRET = "team-administrator-for-tests-only";
    private static final String ORGANIZATION = "initech";

    private static String team = "";
    private static Person administrator = new Person("", "");
    private static Person other = new Person("", "");
    private static JsonNode claims = Installation.json("{}");
    private static StudioApi own = OPERATOR;

    @BeforeAll
    static void somebodyWhoAdministersATeam() {
        HttpResponse<String> created = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId", CLIENT,
                        "secret", CLIENT_SECRET,
                        "redirectUris", List.of(INSTALLATION.screeningRoom() + "/callback"),
                        "defaultClientScopes", List.of("basic", "stagedoor-admin"),
                        "optionalClientScopes", List.of("organization"),
                        "protocolMappers", List.of(foreign("permissions", "team.manage"), foreign("svc", "true"))));
        assertThat(created.statusCode()).describedAs(created.body()).isEqualTo(201);
        team = OPERATOR.createTeam(ORGANIZATION, "Own case");
        administrator = PEOPLE.create("own-case", ORGANIZATION);
        other = PEOPLE.create("own-case-other", ORGANIZATION);
        OPERATOR.giveTeamRole(ORGANIZATION, team, administrator.id(), "administrator");
        String token = new FormSignIn(INSTALLATION.realm())
                .signIn(
                        new FormSignIn.Application(
                                CLIENT,
                                CLIENT_SECRET,
                                INSTALLATION.screeningRoom() + "/callback",
                                "openid organization:" + ORGANIZATION),
                        administrator.email(),
                        TestPeople.PASSWORD)
                .get("access_token")
                .asText();
        claims = Installation.json(new Base64URL(token.split("\\.", -1)[1]).decodeToString());
        own = new StudioApi(OPERATOR.base(), token);
    }

    @Test
    void looksAfterOthers() {
        assertThat(own.call("PUT", membership(other), Map.of("teamRole", "follower"), Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void doesNotWidenWhatTheyWereGiven() {
        String tag = OPERATOR.get(membership(administrator))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> answer = own.call(
                "PUT", membership(administrator), Map.of("teamRole", "administrator"), Map.of("If-Match", tag));
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(403);
    }

    @Test
    void doesNotLiftWhatWasLaidOnThem() {
        String denied = StudioApi.accepted(OPERATOR.call(
                        "POST",
                        exceptions(),
                        Map.of("person", administrator.id(), "permission", "asset.download", "effect", "deny"),
                        Map.of()))
                .get("id")
                .asText();
        assertThat(own.call("DELETE", exceptions() + "/" + denied, null, Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(OPERATOR.get(exceptions()).body()).contains(denied);
    }

    @Test
    void aClientsOwnMapperDoesNotWriteOurClaims() {
        assertThat(claims.has("permissions")).isFalse();
        assertThat(claims.has("svc")).isFalse();
        assertThat(claims.get("organization").get("alias").asText()).isEqualTo(ORGANIZATION);
        assertThat(claims.has("ver")).isTrue();
    }

    private static String membership(Person person) {
        return "/organizations/" + ORGANIZATION + "/teams/" + team + "/memberships/" + person.id();
    }

    private static String exceptions() {
        return "/organizations/" + ORGANIZATION + "/teams/" + team + "/exceptions";
    }

    private static Map<String, Object> foreign(String claim, String value) {
        return Map.of(
                "name",
                "foreign " + claim,
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-hardcoded-claim-mapper",
                "config",
                Map.of(
                        "claim.name",
                        claim,
                        "claim.value",
                        value,
                        "jsonType.label",
                        "String",
                        "access.token.claim",
                        "true"));
    }
}
