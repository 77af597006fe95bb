package io.stagedoor.demo.saml;

import static io.stagedoor.demo.saml.TestMessages.NOW;
import static io.stagedoor.demo.saml.TestMessages.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.schema.XSString;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.signature.SignableXMLObject;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidator;

/** Every message is written out and read again, as the service provider does. */
class ResponsesTest {

    private static final SigningKey KEY = SigningKey.generate(NOW);
    private static final Employee LENA = Employee.signIn("lena@globex.example", "the password", "the password")
            .orElseThrow();
    private static final EntraSession SESSION = new EntraSession(LENA, "_index", NOW.minusSeconds(60));

    private final Responses responses = new Responses(SETTINGS, KEY);

    @Test
    void signsTheAssertionAndTheResponseAroundIt() throws Exception {
        Response response = signedIn();

        verify(response, KEY);
        verify(response.getAssertions().get(0), KEY);
    }

    @Test
    void isWorthNothingOnceSomebodyChangedIt() {
        String changed = OpenSaml.serialize(responses.signedIn("ID_1", SESSION, NOW))
                .replace("lena@globex.example", "otto@globex.example");

        Response response = read(Response.class, changed);
        assertThatExceptionOfType(SignatureException.class).isThrownBy(() -> verify(response, KEY));
        assertThatExceptionOfType(SignatureException.class)
                .isThrownBy(() -> verify(response.getAssertions().get(0), KEY));
    }

    @Test
    void isForOneServiceProviderOneRequestAndFiveMinutes() {
        Response response = signedIn();
        Assertion assertion = response.getAssertions().get(0);
        SubjectConfirmationData bearer =
                assertion.getSubject().getSubjectConfirmations().get(0).getSubjectConfirmationData();

        assertThat(response.getDestination()).isEqualTo(SETTINGS.assertionConsumer());
        assertThat(response.getInResponseTo()).isEqualTo("ID_1");
        assertThat(response.getIssuer().getValue()).isEqualTo("http://localhost:8120/saml/metadata");
        assertThat(response.getStatus().getStatusCode().getValue()).isEqualTo(StatusCode.SUCCESS);
        assertThat(assertion.getConditions().getAudienceRestrictions().get(0).getAudiences())
                .extracting(audience -> audience.getURI())
                .containsExactly("http://localhost:8080/realms/studio");
        assertThat(assertion.getConditions().getNotOnOrAfter()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(bearer.getRecipient()).isEqualTo(SETTINGS.assertionConsumer());
        assertThat(bearer.getInResponseTo()).isEqualTo("ID_1");
        assertThat(bearer.getNotOnOrAfter()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void saysWhoSignedInWhenAndInWhichSession() {
        Assertion assertion = signedIn().getAssertions().get(0);

        assertThat(assertion.getSubject().getNameID().getFormat())
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
        assertThat(assertion.getSubject().getNameID().getValue()).isEqualTo(LENA.nameId());
        assertThat(assertion.getAuthnStatements()).singleElement().satisfies(statement -> {
            assertThat(statement.getSessionIndex()).isEqualTo("_index");
            assertThat(statement.getAuthnInstant()).isEqualTo(SESSION.authenticatedAt());
        });
    }

    @Test
    void namesClaimsAsEntraDoes() {
        Map<String, List<String>> claims =
                signedIn().getAssertions().get(0).getAttributeStatements().get(0).getAttributes().stream()
                        .collect(Collectors.toMap(
                                attribute -> attribute.getName(),
                                attribute -> attribute.getAttributeValues().stream()
                                        .map(ResponsesTest::text)
                                        .toList()));

        String identity = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
        String directory = "http://schemas.microsoft.com/identity/claims/";
        assertThat(claims)
                .containsOnly(
                        Map.entry(identity + "emailaddress", List.of("lena@globex.example")),
                        Map.entry(identity + "givenname", List.of("Lena")),
                        Map.entry(identity + "surname", List.of("Vogel")),
                        Map.entry(identity + "name", List.of("lena@globex.example")),
                        Map.entry(directory + "displayname", List.of("Lena Vogel")),
                        Map.entry(directory + "objectidentifier", List.of(LENA.objectId())),
                        Map.entry(directory + "tenantid", List.of(Employee.TENANT)),
                        Map.entry("http://schemas.microsoft.com/ws/2008/06/identity/claims/groups", LENA.groups()),
                        Map.entry(
                                "http://schemas.microsoft.com/claims/authnmethodsreferences",
                                List.of(
                                        "http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password")));
    }

    @Test
    void neverUsesAnIdTwice() {
        assertThat(signedIn().getID()).isNotEqualTo(signedIn().getID());
        assertThat(signedIn().getAssertions().get(0).getID())
                .isNotEqualTo(signedIn().getAssertions().get(0).getID());
    }

    @Test
    void signsTheAnswerToALogout() throws Exception {
        LogoutResponse response = read(LogoutResponse.class, OpenSaml.serialize(responses.signedOut("ID_2", NOW)));

        assertThat(response.getInResponseTo()).isEqualTo("ID_2");
        assertThat(response.getDestination()).isEqualTo(SETTINGS.assertionConsumer());
        verify(response, KEY);
    }

    private Response signedIn() {
        return read(Response.class, OpenSaml.serialize(responses.signedIn("ID_1", SESSION, NOW)));
    }

    private static <T extends XMLObject> T read(Class<T> type, String xml) {
        try {
            return type.cast(OpenSaml.parse(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void verify(SignableXMLObject message, SigningKey key) throws SignatureException {
        new SAMLSignatureProfileValidator().validate(message.getSignature());
        SignatureValidator.validate(message.getSignature(), new BasicX509Credential(key.certificate()));
    }

    private static String text(XMLObject value) {
        return value instanceof XSString string ? String.valueOf(string.getValue()) : "";
    }
}
