package io.stagedoor.demo.saml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Settings and requests for tests; requests are written out as text, so that they can be made as wrong as one likes. */
final class TestMessages {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    static final SamlSettings SETTINGS = new SamlSettings(
            URI.create("http://localhost:8120"), URI.create("http://localhost:8080"), "the password", Optional.empty());

    private TestMessages() {}

    /** A sign-on request as Stagedoor sends it. */
    static String signOn(SamlSettings settings, Instant issued) {
        return """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
                ID="ID_1" Version="2.0" IssueInstant="%s" Destination="%s" AssertionConsumerServiceURL="%s" \
                ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"><saml:Issuer>%s</saml:Issuer>\
                <saml:Subject><saml:NameID>lena@globex.example</saml:NameID></saml:Subject></samlp:AuthnRequest>""".formatted(issued, settings.signOnUrl(), settings.assertionConsumer(), settings.audience());
    }

    static String logout(SamlSettings settings, Instant issued, String session) {
        return """
                <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
                ID="ID_2" Version="2.0" IssueInstant="%s" Destination="%s"><saml:Issuer>%s</saml:Issuer>\
                <saml:NameID>x</saml:NameID><samlp:SessionIndex>%s</samlp:SessionIndex></samlp:LogoutRequest>""".formatted(issued, settings.logoutUrl(), settings.audience(), session);
    }

    static String post(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    static String redirect(String xml) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream =
                new DeflaterOutputStream(deflated, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            stream.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(deflated.toByteArray());
    }
}
