package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was decided about a sign-in, and why, by the id that the person is told. */
class SignInDecisionsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "decidework");
    private static final FormSignIn.Application OPEN = application("decide-open");
    private static final FormSignIn.Application SHUT = application("decide-shut");
    private static final Pattern TOLD = Pattern.compile("sd-soft\">[^<]*?([A-Za-z0-9_-]{20,})");

    @BeforeAll
    static void oneApplicationIsOpenAndOneIsShut() {
        for (FormSignIn.Application one : List.of(OPEN, SHUT)) {
            new Applications(INSTALLATION).add(one.clientId(), "authentication-methods", "offline_access", Map.of());
        }
        new EnforcedPolicies(ORGANIZATION)
                .put(
                        List.of(
                                EnforcedPolicies.with(
                                        EnforcedPolicies.level(1, "enforced", "decide-open"), "id", "open"),
                                EnforcedPolicies.with(
                                        EnforcedPolicies.policy("enforced", Map.of("refuse", true), "decide-shut"),
                                        "id",
                                        "shut")),
                        List.of());
    }

    @AfterAll
    static void thePoliciesGo() {
        new EnforcedPolicies(ORGANIZATION).clear();
    }

    @Test
    void aRefusalIsKeptWithWhatItCameOfAndWithWhatWasNotAsked() {
        Person person = PEOPLE.create("decide-ruth", "decidework");
        HttpResponse<String> page = new FormSignIn(INSTALLATION.realm())
                .entered(SHUT, new CodeVerifier(), person.email(), TestPeople.PASSWORD);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(403);
        Matcher told = TOLD.matcher(page.body());
        assertThat(told.find()).as(page.body()).isTrue();

        JsonNode decision = decisions(told.group(1)).get(0);
        assertThat(decision.get("outcome").asText()).isEqualTo("refuse");
        assertThat(decision.get("person").asText()).isEqualTo(person.id());
        assertThat(codes(decision)).containsEntry("shut", "matched").containsEntry("open", "other-application");
        assertThat(facts(told.group(1))).contains("\"refused\"", "Two factors");
    }

    @Test
    void aWayInIsKeptWithItsReasonsAndSoIsTheNextApplicationOfTheSameSession() {
        Person person = PEOPLE.create("decide-otto", "decidework");
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        JsonNode tokens = browser.signIn(OPEN, person.email(), TestPeople.PASSWORD);
        String id = sessionOf(tokens);
        JsonNode first = decisions(id).get(0);
        assertThat(first.get("outcome").asText()).isEqualTo("allow");
        assertThat(first.get("application").asText()).isEqualTo("decide-open");
        assertThat(codes(first)).containsEntry("open", "matched").containsEntry("shut", "other-application");

        int before = decisions(id).size();
        assertThat(ConnectedOrganization.isLetIn(browser.request(OPEN, new CodeVerifier(), Map.of())))
                .isTrue();
        assertThat(decisions(id)).hasSizeGreaterThan(before);
        assertThat(facts(id)).contains("\"success\"");
    }

    private static JsonNode decisions(String id) {
        return StudioApi.accepted(ORGANIZATION.get("/sign-in-decisions/" + id)).get("decisions");
    }

    private static String facts(String id) {
        StringBuilder facts = new StringBuilder();
        StudioApi.accepted(ORGANIZATION.get("/audit-events?action=sign-in.decide&limit=200"))
                .get("items")
                .forEach(
                        fact -> facts.append(fact.at("/details/signIn").asText().equals(id) ? fact.toString() : ""));
        return facts.toString();
    }

    private static Map<String, String> codes(JsonNode decision) {
        Map<String, String> codes = new LinkedHashMap<>();
        decision.get("reasons")
                .forEach(reason -> codes.put(
                        reason.path("policy").asText(), reason.path("code").asText()));
        return codes;
    }

    private static String sessionOf(JsonNode tokens) {
        try {
            return com.nimbusds.jwt.JWTParser.parse(tokens.get("access_token").asText())
                    .getJWTClaimsSet()
                    .getStringClaim("sid");
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FormSignIn.Application application(String clientId) {
        return new FormSignIn.Application(
                clientId,
                new Applications(INSTALLATION).secret(),
                INSTALLATION.screeningRoom() + "/callback",
                "openid organization");
    }
}
