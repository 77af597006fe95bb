package io.stagedoor.federation.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Who may end sessions here: a logout is signed, from the identity provider, for this endpoint and of now. */
class LogoutRulesTest {

    @Test
    void theControlIsTaken() throws RefusedException {
        assertThat(judge(request(TestIdp.NOW, TestIdp.ENDPOINT, TestIdp.ISSUER), true))
                .isEqualTo("_logout-1");
    }

    @Test
    void oneThatIsNotSignedIsRefused() {
        refused(request(TestIdp.NOW, TestIdp.ENDPOINT, TestIdp.ISSUER), false, RefusalReason.SIGNATURE_MISSING);
    }

    @Test
    void oneOfSomebodyElseOrForSomebodyElseIsRefused() {
        refused(request(TestIdp.NOW, TestIdp.ENDPOINT, "https://evil.example"), true, RefusalReason.ISSUER_MISMATCH);
        refused(
                request(TestIdp.NOW, "https://other.example", TestIdp.ISSUER),
                true,
                RefusalReason.DESTINATION_MISMATCH);
    }

    @Test
    void oneThatWasKeptIsRefused() throws RefusedException {
        Instant oldest = TestIdp.NOW.minusSeconds(330);
        assertThat(judge(request(oldest, TestIdp.ENDPOINT, TestIdp.ISSUER), true))
                .isNotEmpty();
        refused(request(oldest.minusMillis(1), TestIdp.ENDPOINT, TestIdp.ISSUER), true, RefusalReason.EXPIRED);
    }

    @Test
    void itNamesSessionsOrAPerson() {
        LogoutNames named = LogoutNames.of(request(TestIdp.NOW, TestIdp.ENDPOINT, TestIdp.ISSUER));
        assertThat(named).isEqualTo(new LogoutNames(List.of("_session-1"), "maya-4711"));
        Document everywhere = request(TestIdp.NOW, TestIdp.ENDPOINT, TestIdp.ISSUER);
        everywhere
                .getDocumentElement()
                .removeChild(everywhere.getDocumentElement().getLastChild());
        assertThat(LogoutNames.of(everywhere)).isEqualTo(new LogoutNames(List.of(), "maya-4711"));
    }

    private static void refused(Document request, boolean signed, RefusalReason reason) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> judge(request, signed));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    private static String judge(Document request, boolean signed) throws RefusedException {
        if (signed) {
            TestIdp.sign(request.getDocumentElement(), TestIdp.RSA_SHA256, TestIdp.SHA256, TestIdp.KEYS);
        }
        Document read = SamlDocuments.read(TestIdp.bytesOf(request));
        assertThat(LogoutRules.concern(read)).isTrue();
        return new LogoutRules(TestIdp.expectation(), TestIdp.trusted()).check(read, false);
    }

    private static Document request(Instant at, String destination, String issuer) {
        String request = """
            <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
            ID="_logout-1" Version="2.0" IssueInstant="%s" Destination="%s"><saml:Issuer>%s</saml:Issuer>\
            <saml:NameID>maya-4711</saml:NameID><samlp:SessionIndex>_session-1</samlp:SessionIndex></samlp:LogoutRequest>""".formatted(at, destination, issuer);
        return TestIdp.parse(request);
    }
}
