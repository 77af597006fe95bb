package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever comes in past the access policies of their organization: its owners hear of it. */
class BreakGlassLettersIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "glasswork");
    private static final FormSignIn.Application APPLICATION = application("glass-app");
    private static final FormSignIn.Application OTHER = application("glass-other");

    @BeforeAll
    static void nobodyComesIn() {
        for (FormSignIn.Application one : List.of(APPLICATION, OTHER)) {
            new Applications(INSTALLATION).add(one.clientId(), "authentication-methods", "offline_access", Map.of());
        }
        new EnforcedPolicies(ORGANIZATION)
                .put(EnforcedPolicies.policy("enforced", Map.of("refuse", true), "glass-app", "glass-other"));
    }

    @AfterAll
    static void thePolicyGoes() {
        new EnforcedPolicies(ORGANIZATION).clear();
    }

    @Test
    void ownersAreToldOnceForEachSession() {
        Person gina = exempt("glass-gina");
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        String first = sessionOf(browser.signIn(APPLICATION, gina.email(), TestPeople.PASSWORD));
        assertThat(letterAbout(first).toString()).contains(gina.email(), "glass-app", "glasswork", "127.0.0.1");
        assertThat(ConnectedOrganization.isLetIn(browser.request(OTHER, new CodeVerifier(), Map.of())))
                .isTrue();

        Person hank = exempt("glass-hank");
        String later = sessionOf(new FormSignIn(INSTALLATION.realm()).signIn(OTHER, hank.email(), TestPeople.PASSWORD));
        letterAbout(later);
        assertThat(lettersAbout(first)).hasSize(1);
        assertThat(ORGANIZATION
                        .get("/audit-events?action=sign-in.decide&target=" + gina.id())
                        .body())
                .contains("break-glass");
    }

    private static Person exempt(String name) {
        Person person = new TestPeople(INSTALLATION).create(name, "glasswork");
        StudioApi.accepted(
                ORGANIZATION.call("PUT", "/break-glass/" + person.id(), Map.of("reason", "the day it is broken")));
        return person;
    }

    private static JsonNode letterAbout(String signIn) {
        return Eventually.get(
                "a letter to the owner", () -> lettersAbout(signIn).stream().findFirst());
    }

    private static List<JsonNode> lettersAbout(String signIn) {
        return Letters.sentTo(INSTALLATION, ORGANIZATION.ownerPerson.email()).stream()
                .filter(letter -> letter.toString().contains(signIn))
                .toList();
    }

    private static String sessionOf(JsonNode tokens) {
        try {
            return JWTParser.parse(tokens.get("access_token").asText())
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
