package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every combination of a policy's parts, against people who have proved different things, up to the tokens. Nobody is asked anything
 * ({@code prompt=none}), so that what the policies decide is all that is seen.
 */
class PolicyCombinationsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final Applications APPLICATIONS = new Applications(INSTALLATION);
    private static final OidcCompany COMPANY = new OidcCompany();
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "combinations");
    private static final EnforcedPolicies POLICIES = new EnforcedPolicies(ORGANIZATION);
    private static final FormSignIn.Application APPLICATION = new FormSignIn.Application(
            "combined",
            APPLICATIONS.secret(),
            INSTALLATION.screeningRoom() + "/callback",
            "openid organization:combinations");

    /** Somebody with a session: what it has proved, and their id. */
    private record Signed(FormSignIn browser, int level, String id) {}

    private record Combination(String state, String effect, String who, String where, String network) {

        Map<String, Object> policy(String person) {
            Map<String, Object> policy = new LinkedHashMap<>(EnforcedPolicies.policy(
                    state, effect.equals("refuse") ? Map.of("refuse", true) : Map.of("level", level())));
            policy.put("who", whom(person));
            switch (where) {
                case "this" -> policy.put("whereTo", Map.of("applications", List.of("combined", "another")));
                case "other" -> policy.put("whereTo", Map.of("applications", List.of("another")));
                default -> {}
            }
            switch (network) {
                case "inside" -> policy.put("fromWhere", Map.of("inNetworks", List.of("here")));
                case "outside" -> policy.put("fromWhere", Map.of("outsideNetworks", List.of("here")));
                default -> {}
            }
            return policy;
        }

        int level() {
            return Integer.parseInt(effect);
        }

        // Never the owner: a policy that locks out every administrator is not taken.
        private Map<String, Object> whom(String person) {
            return switch (who) {
                case "person" -> Map.of("people", List.of(person));
                case "role" -> Map.of("organizationRoles", List.of("auditor"));
                case "everyone" -> Map.of("everyone", true, "exceptOrganizationRoles", List.of("owner"));
                default ->
                    Map.of(
                            "everyone", true,
                            "exceptPeople", List.of(person),
                            "exceptOrganizationRoles", List.of("owner"));
            };
        }

        boolean letsIn(Signed signed, String named) {
            boolean whom = who.equals("everyone")
                    || (who.equals("person") && signed.id().equals(named))
                    || (who.equals("excluded") && !signed.id().equals(named));
            boolean applies = state.equals("enforced") && whom && !where.equals("other") && !network.equals("outside");
            return !applies || (!effect.equals("refuse") && level() <= signed.level());
        }
    }

    private static final List<Signed> PEOPLE = new ArrayList<>();

    @BeforeAll
    static void peopleComeIn() {
        APPLICATIONS.add("combined", "authentication-methods", "offline_access", Map.of());
        String connection = ORGANIZATION.connect(COMPANY);
        PEOPLE.add(comes(connection, "one", List.of("pwd"), 1));
        PEOPLE.add(comes(connection, "two", List.of("pwd", "mfa"), 2));
    }

    @AfterAll
    static void thePoliciesGo() {
        POLICIES.clear();
        COMPANY.close();
    }

    @Test
    void eachCombinationLetsInWhomItShould() {
        int tried = 0;
        for (String effect : List.of("1", "2", "3", "refuse")) {
            for (String who : List.of("everyone", "person", "role", "excluded")) {
                for (String where : List.of("any", "this", "other")) {
                    for (String network : List.of("any", "inside", "outside")) {
                        tried += tried(new Combination("enforced", effect, who, where, network));
                    }
                }
                tried += tried(new Combination("report-only", effect, who, "any", "any"));
                tried += tried(new Combination("draft", effect, who, "any", "any"));
            }
        }
        assertThat(tried).isGreaterThanOrEqualTo(300);
    }

    private static int tried(Combination one) {
        String named = PEOPLE.getFirst().id();
        POLICIES.put(
                List.of(one.policy(named)),
                List.of(Map.of("name", "here", "ranges", List.of("127.0.0.0/8", "::1/128"))));
        for (Signed signed : PEOPLE) {
            assertThat(tokens(signed))
                    .as("%s, proved level %d", one, signed.level())
                    .isEqualTo(one.letsIn(signed, named));
        }
        return PEOPLE.size();
    }

    @Test
    void theStrictestOfSeveralHolds() {
        Map<String, Object> two = EnforcedPolicies.with(EnforcedPolicies.level(2, "enforced"), "id", "p2");
        POLICIES.put(List.of(EnforcedPolicies.level(1, "enforced"), two), List.of());
        assertThat(tokens(PEOPLE.getFirst())).isFalse();
        assertThat(tokens(PEOPLE.getLast())).isTrue();
    }

    private static Signed comes(String connection, String person, List<String> methods, int level) {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> sent = browser.submit(
                browser.request(APPLICATION, verifier, Map.of()), Map.of("username", person + "@combinations.example"));
        browser.redeem(
                APPLICATION,
                verifier,
                ORGANIZATION.comeBack(
                        browser, connection, COMPANY, sent, person, claims -> claims.claim("amr", methods)));
        String id = Installation.json(INSTALLATION
                        .admin("GET", "studio/users?exact=true&email=" + person + "@combinations.example", null)
                        .body())
                .get(0)
                .get("id")
                .asText();
        return new Signed(browser, level, id);
    }

    /** Whether the session gets tokens. */
    private static boolean tokens(Signed signed) {
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> answer = signed.browser().request(APPLICATION, verifier, Map.of("prompt", "none"));
        String location = answer.headers().firstValue("Location").orElse("");
        if (!location.contains("code=")) {
            assertThat(location).contains("error=interaction_required");
            return false;
        }
        JsonNode tokens = signed.browser().redeem(APPLICATION, verifier, answer);
        return tokens.has("access_token");
    }
}
