package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application that nobody here wrote: Apache with mod_auth_openidc, code flow with PKCE. */
class ApacheApplicationE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String SECRET = "only-in-this-test-0123456789";

    @Test
    void mayaSignsInToAnApacheServerWithoutBeingAskedTwice() {
        try (EchoUpstream application = new EchoUpstream();
                ForeignServer apache = new ForeignServer(
                        "apache-application.conf",
                        Map.of(
                                "PORT", "127.0.0.1:{port}",
                                "MODULES", "/usr/lib/apache2/modules",
                                "UPSTREAM", application.address(),
                                "PUBLIC", "http://localhost:{port}",
                                "ISSUER", INSTALLATION.realm(),
                                "CLIENT_ID", "it-apache",
                                "CLIENT_SECRET", SECRET,
                                "SESSION_KEY", "0123456789abcdef0123456789abcdef"),
                        "apache2",
                        "-DFOREGROUND",
                        "-f",
                        "@CONFIG@");
                Browser.Visit visit = Browser.visit()) {
            String address = "http://localhost:" + apache.port;
            registerClient(address);
            SignInPages pages = new SignInPages(visit.page(), INSTALLATION);

            visit.page().navigate(address + "/");
            pages.enterEmail(SignInPages.MAYA);
            pages.signInAtCorporateIdp();
            visit.page().waitForURL(address + "/");

            JsonNode received = Installation.json(visit.page().locator("body").textContent());
            assertThat(received.path("x-auth-subject").asText()).isNotEmpty();
            assertThat(received.path("x-auth-session").asText()).isNotEmpty();

            pages.startAtScreeningRoom();
            pages.waitForScreeningRoom();
        }
    }

    private static void registerClient(String address) {
        var created = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId",
                        "it-apache",
                        "secret",
                        SECRET,
                        "standardFlowEnabled",
                        true,
                        "redirectUris",
                        List.of(address + "/oidc-callback"),
                        "attributes",
                        Map.of("pkce.code.challenge.method", "S256")));
        assertThat(created.statusCode()).describedAs(created.body()).isEqualTo(201);
    }
}
