package io.stagedoor.federation.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.saml.SamlExpectation.Signed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is signed, by whom and how. Every test differs from the control by one thing. */
class SignatureRulesTest {

    private static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    private static final String SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1";
    private static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    @Test
    void theControlIsTaken() {
        SamlAssertion assertion = Judging.usual().accepted(TestIdp.response().bytes());

        assertThat(assertion.nameId()).isEqualTo("maya-4711");
        assertThat(assertion.attributes())
                .containsEntry("mail", List.of("maya@acme.example"))
                .containsEntry("groups", List.of("editors", "colour"));
        assertThat(assertion.authentication()).endsWith("PasswordProtectedTransport");
        assertThat(assertion.authenticatedAt()).isEqualTo(TestIdp.NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "RESPONSE, true, false, true",
        "RESPONSE, false, true, false",
        "ASSERTION, false, true, true",
        "ASSERTION, true, false, false",
        "EITHER, true, false, true",
        "EITHER, false, true, true",
        "EITHER, false, false, false",
        "BOTH, true, true, true",
        "BOTH, true, false, false",
        "BOTH, false, true, false"
    })
    void whatHasToBeSignedIs(Signed demanded, boolean response, boolean assertion, boolean taken) {
        SamlExpectation usual = TestIdp.expectation();
        Judging judging = Judging.expecting(new SamlExpectation(
                usual.endpoint(),
                usual.entityId(),
                usual.issuer(),
                demanded,
                usual.encryption(),
                Duration.ofSeconds(30),
                TestIdp.NOW));
        byte[] message = TestIdp.response().signed(response, assertion).bytes();

        if (taken) {
            assertThat(judging.accepted(message).nameId()).isEqualTo("maya-4711");
        } else {
            judging.refuses(message, RefusalReason.SIGNATURE_MISSING);
        }
    }

    @Test
    void aChangedValueBreaksTheSignature() {
        byte[] message = TestIdp.response().tampered("maya@acme.example", "boss@acme.example");
        Judging.usual().refuses(message, RefusalReason.SIGNATURE_INVALID);
    }

    @Test
    void aSignatureOfSomebodyElseIsNone() {
        byte[] message = TestIdp.response()
                .by(TestIdp.RSA_SHA256, TestIdp.SHA256, TestIdp.keys("RSA", 2048))
                .bytes();
        Judging.usual().refuses(message, RefusalReason.SIGNATURE_INVALID);
    }

    @Test
    void withoutAnyKeyNothingIsBelieved() {
        new Judging(TestIdp.expectation(), List.of(), TestIdp.REQUEST)
                .refuses(TestIdp.response().bytes(), RefusalReason.SIGNATURE_INVALID);
    }

    @Test
    void theConnectionsSecondKeyIsAsGoodAsItsFirst() {
        var others = List.of(TestIdp.keys("EC", 256).getPublic(), TestIdp.KEYS.getPublic());
        assertThat(new Judging(TestIdp.expectation(), others, TestIdp.REQUEST)
                        .accepted(TestIdp.response().bytes())
                        .nameId())
                .isEqualTo("maya-4711");
    }

    @Test
    void ellipticCurvesAreTaken() {
        var keys = TestIdp.keys("EC", 256);
        byte[] message =
                TestIdp.response().by(ECDSA_SHA256, TestIdp.SHA256, keys).bytes();
        assertThat(new Judging(TestIdp.expectation(), List.of(keys.getPublic()), TestIdp.REQUEST)
                        .accepted(message)
                        .nameId())
                .isEqualTo("maya-4711");
    }

    @Test
    void sha1IsRefusedAsSignatureAndAsDigest() {
        Judging.usual()
                .refuses(
                        TestIdp.response()
                                .by(RSA_SHA1, TestIdp.SHA256, TestIdp.KEYS)
                                .bytes(),
                        RefusalReason.SIGNATURE_ALGORITHM);
        Judging.usual()
                .refuses(
                        TestIdp.response()
                                .by(TestIdp.RSA_SHA256, SHA1, TestIdp.KEYS)
                                .bytes(),
                        RefusalReason.SIGNATURE_ALGORITHM);
    }

    @Test
    void aMacIsNoSignature() {
        byte[] message =
                TestIdp.response().tampered(TestIdp.RSA_SHA256, "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256");
        Judging.usual().refuses(message, RefusalReason.SIGNATURE_ALGORITHM);
    }

    @Test
    void aTransformThatCutsSomethingOutIsRefused() {
        byte[] message = TestIdp.response()
                .tampered(
                        "Algorithm=\"" + SamlNames.ENVELOPED,
                        "Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116");
        Judging.usual().refuses(message, RefusalReason.SIGNATURE_ALGORITHM);
    }

    @Test
    void inclusiveCanonicalizationIsRefused() {
        byte[] message = TestIdp.response()
                .tampered(
                        "<ds:CanonicalizationMethod Algorithm=\"" + SamlNames.EXCLUSIVE,
                        "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315");
        Judging.usual().refuses(message, RefusalReason.SIGNATURE_ALGORITHM);
    }

    @Test
    void aStrippedSignatureIsMissing() {
        byte[] message = TestIdp.response()
                .tampered(document -> Elements.everywhere(document, SamlNames.DSIG, "Signature")
                        .forEach(signature -> signature.getParentNode().removeChild(signature)));
        Judging.usual().refuses(message, RefusalReason.SIGNATURE_MISSING);
    }

    @Test
    void anEmptySignatureValueIsWrong() {
        byte[] message = TestIdp.response()
                .tampered(document -> Elements.everywhere(document, SamlNames.DSIG, "SignatureValue")
                        .forEach(value -> value.setTextContent("")));
        Judging.usual().refuses(message, RefusalReason.SIGNATURE_INVALID);
    }
}
