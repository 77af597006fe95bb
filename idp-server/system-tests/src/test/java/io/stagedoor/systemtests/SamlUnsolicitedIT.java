package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.systemtests.SamlCompany.Signing;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Responses that nobody asked for: off unless a connection takes them, good once, and with one landing that they do not choose. */
class SamlUnsolicitedIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final CorporateConnections CONNECTIONS = new CorporateConnections(INSTALLATION);
    private static final String ALIAS = "c-it-saml-initiated";
    private static final String SILENT = "c-it-saml-silent";
    private static final String LANDING = "it-landing";
    private static final SamlCompany COMPANY =
            new SamlCompany("it-saml-initiating", Installation.TARGET.resolve("saml-companies"));

    @BeforeAll
    static void aConnectionAndALanding() {
        CONNECTIONS.add(
                ALIAS, "stagedoor-saml", "initech", COMPANY.settings(Map.of("stagedoor.idp-initiated", "true")));
        CONNECTIONS.add(SILENT, "stagedoor-saml", "initech", COMPANY.settings(Map.of()));
        HttpResponse<String> created = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId",
                        "urn:it:landing",
                        "protocol",
                        "saml",
                        "redirectUris",
                        List.of("http://localhost/landing"),
                        "attributes",
                        Map.of(
                                "saml_idp_initiated_sso_url_name", LANDING,
                                "saml_assertion_consumer_url_post", "http://localhost/landing",
                                "saml.client.signature", "false",
                                "saml.force.post.binding", "true")));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    @AfterAll
    static void close() {
        CONNECTIONS.removeAll();
    }

    @Test
    void itLandsWhereTheConnectionSaysAndOnlyOnce() {
        String response = unasked(ALIAS, "saml-initiated");

        HttpResponse<String> first = post(ALIAS, response, "https://evil.example/");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).contains("http://localhost/landing").doesNotContain("action=\"https://evil.example");
        CONNECTIONS.refused(post(ALIAS, response, ""), "initech", "replayed");
    }

    @Test
    void aConnectionThatDoesNotTakeThemRefusesThem() {
        CONNECTIONS.refused(post(SILENT, unasked(SILENT, "saml-silent"), ""), "initech", "unsolicited");
    }

    @Test
    void aLandingThatIsNotThereIsNone() {
        String response = COMPANY.posted(
                COMPANY.answer(endpoint(ALIAS, "nowhere"), INSTALLATION.realm(), null, "saml-lost", Instant.now()),
                xml -> xml,
                Signing.ASSERTION,
                document -> {});
        HttpResponse<String> answer =
                new BrokeredBrowser(INSTALLATION).post(endpoint(ALIAS, "nowhere"), Map.of("SAMLResponse", response));
        CONNECTIONS.refused(answer, "initech", "unsolicited");
    }

    private static String unasked(String alias, String person) {
        return COMPANY.posted(
                COMPANY.answer(endpoint(alias, LANDING), INSTALLATION.realm(), null, person, Instant.now()),
                xml -> xml,
                Signing.ASSERTION,
                document -> {});
    }

    private static HttpResponse<String> post(String alias, String response, String relayState) {
        return new BrokeredBrowser(INSTALLATION)
                .post(endpoint(alias, LANDING), Map.of("SAMLResponse", response, "RelayState", relayState));
    }

    private static String endpoint(String alias, String landing) {
        return CONNECTIONS.endpoint(alias) + "/clients/" + landing;
    }
}
