package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An access policy that asks for terms lets no session of before go on without them. */
class PolicyTermsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "policyterms";
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final EnforcedPolicies POLICIES = new EnforcedPolicies(ORGANIZATION);
    private static final RememberingPeople PEOPLE = new RememberingPeople(INSTALLATION, HOME);
    private static final FormSignIn.Application STRICT = application("policyterms-strict");
    private static final FormSignIn.Application FREE = application("policyterms-free");

    @BeforeAll
    static void twoApplications() {
        for (FormSignIn.Application one : List.of(STRICT, FREE)) {
            new Applications(INSTALLATION).add(one.clientId(), "authentication-methods", "offline_access", Map.of());
        }
    }

    @AfterAll
    static void nothingIsLeft() {
        POLICIES.clear();
    }

    @Test
    void aSessionOfBeforeGoesOnOnlyOnceTheTermsAreAccepted() {
        Person ada = PEOPLE.create("policyterms-ada");
        FormSignIn browser = PEOPLE.browser();
        CodeVerifier verifier = new CodeVerifier();
        JsonNode strict = browser.redeem(
                STRICT, verifier, PEOPLE.typed(browser, PEOPLE.entered(browser, STRICT, verifier, ada), ada));
        JsonNode free = browser.redeem(FREE, verifier, browser.request(FREE, verifier, Map.of()));
        assertThat(asking("1").statusCode()).as("terms that are not there").isEqualTo(422);
        StudioApi.accepted(ORGANIZATION.owner.call(
                "PUT",
                "/organizations/" + HOME + "/terms",
                Map.of("version", "1", "text", "Keep everything confidential."),
                Map.of("If-Match", "\"0\"")));
        assertThat(asking("2").body()).contains("Name version 1");
        assertThat(asking("1").statusCode()).isEqualTo(200);

        HttpResponse<String> refused = Applications.refreshed(INSTALLATION, STRICT, strict);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("invalid_grant", "terms of use");
        assertThat(Applications.refreshed(INSTALLATION, FREE, free).statusCode())
                .as("where no policy asks")
                .isEqualTo(200);
        CodeVerifier later = new CodeVerifier();
        HttpResponse<String> page = browser.request(STRICT, later, Map.of());
        assertThat(page.body()).contains("sd-terms-why");
        HttpResponse<String> in =
                browser.submit(page, Map.of("scope", scope(page), "version", "1", "accept", "accept"));
        assertThat(Applications.refreshed(INSTALLATION, STRICT, browser.redeem(STRICT, later, in))
                        .statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> asking(String version) {
        String path = "/organizations/" + HOME + "/access-policies";
        return ORGANIZATION.owner.call(
                "PUT",
                path,
                Map.of(
                        "policies",
                        List.of(EnforcedPolicies.policy(
                                "enforced", Map.of("level", 1, "terms", version), STRICT.clientId()))),
                Map.of(
                        "If-Match",
                        ORGANIZATION
                                .owner
                                .get(path)
                                .headers()
                                .firstValue("ETag")
                                .orElseThrow()));
    }

    private static String scope(HttpResponse<String> page) {
        var scope = Pattern.compile("name=\"scope\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(scope.find()).isTrue();
        return scope.group(1);
    }

    private static FormSignIn.Application application(String client) {
        return new FormSignIn.Application(
                client,
                new Applications(INSTALLATION).secret(),
                INSTALLATION.screeningRoom() + "/callback",
                "openid organization:" + HOME);
    }
}
