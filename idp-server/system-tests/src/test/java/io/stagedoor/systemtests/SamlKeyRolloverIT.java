package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A company changes the key that signs, and says so in its metadata alone: nobody has to do anything here. */
class SamlKeyRolloverIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ALIAS = "c-it-saml-rollover";
    private static final String NAME = "it-saml-rollover";
    private static final Path KEYS = Installation.TARGET.resolve("saml-companies");

    private final CorporateConnections connections = new CorporateConnections(INSTALLATION);

    @Test
    void theNewKeyIsTakenAndTheOldOneIsNot() throws IOException {
        SamlCompany before = new SamlCompany(NAME, KEYS);
        SamlCompany after = new SamlCompany(NAME, KEYS);
        AtomicReference<String> published = new AtomicReference<>(metadata(before));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metadata", exchange -> {
            byte[] body = String.valueOf(published.get()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            connections.add(
                    ALIAS,
                    "stagedoor-saml",
                    "initech",
                    before.settings(Map.of(
                            "useMetadataDescriptorUrl",
                            "true",
                            "metadataDescriptorUrl",
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/metadata")));
            assertThat(isLetIn(before)).isTrue();
            published.set(metadata(after));
            // Keycloak asks for keys anew once in ten seconds at most.
            Eventually.get("the new key", () -> isLetIn(after) ? Optional.of(true) : Optional.empty());
            connections.refused(comes(new BrokeredBrowser(INSTALLATION), before), "initech", "signature-invalid");
        } finally {
            connections.removeAll();
            server.stop(0);
        }
    }

    private boolean isLetIn(SamlCompany company) {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        return browser.isSignedIn(comes(browser, company));
    }

    private HttpResponse<String> comes(BrokeredBrowser browser, SamlCompany company) {
        Map<String, String> sent = browser.sentTo(ALIAS);
        String response = company.answer(
                connections.endpoint(ALIAS),
                INSTALLATION.realm(),
                SamlCompany.requestId(sent),
                "saml-rollover",
                Instant.now());
        return browser.post(
                connections.endpoint(ALIAS),
                Map.of(
                        "SAMLResponse",
                        company.posted(
                                response, UnaryOperator.identity(), SamlCompany.Signing.ASSERTION, document -> {}),
                        "RelayState",
                        sent.get("RelayState")));
    }

    private static String metadata(SamlCompany company) {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%1$s">
                <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>\
                <ds:X509Certificate>%2$s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%1$s/sso"/>
                </md:IDPSSODescriptor></md:EntityDescriptor>""".formatted(company.issuer, company.certificate);
    }
}
