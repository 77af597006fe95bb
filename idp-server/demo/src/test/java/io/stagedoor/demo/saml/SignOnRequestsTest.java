package io.stagedoor.demo.saml;

import static io.stagedoor.demo.saml.TestMessages.NOW;
import static io.stagedoor.demo.saml.TestMessages.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.demo.saml.SignOnRequest.Accepted;
import io.stagedoor.demo.saml.SignOnRequest.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignOnRequestsTest {

    private static final String GOOD = TestMessages.signOn(SETTINGS, NOW);

    private final SignOnRequests requests = at(NOW);

    @Test
    void acceptsARequestByRedirectAndByPost() {
        Accepted accepted = new Accepted("ID_1", false, Optional.of("lena@globex.example"));

        assertThat(requests.read(TestMessages.redirect(GOOD), Encoding.REDIRECT))
                .isEqualTo(accepted);
        assertThat(requests.read(TestMessages.post(GOOD), Encoding.POST)).isEqualTo(accepted);
    }

    @Test
    void readsThatThePersonMustSignInAnew() {
        String forced = GOOD.replace("ID=\"ID_1\"", "ID=\"ID_1\" ForceAuthn=\"true\"");

        assertThat(post(forced))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.forced()).isTrue());
    }

    @Test
    void doesNotPrefillANameThatIsNoEmail() {
        assertThat(post(GOOD.replace("lena@globex.example", "G-123")))
                .isInstanceOfSatisfying(
                        Accepted.class, accepted -> assertThat(accepted.email()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Destination="http://localhost:8120/saml/sso"|Destination="http://localhost:9999/saml/sso"|The request is meant for another address.
            Destination="http://localhost:8120/saml/sso"|Consent="x"|The request is meant for another address.
            Version="2.0"|Version="1.1"|The request is not SAML 2.0.
            <saml:Issuer>http://localhost:8080/realms/studio|<saml:Issuer>http://localhost:8080/realms/other|The request comes from a service provider that is not registered.
            AssertionConsumerServiceURL="http://localhost:8080|AssertionConsumerServiceURL="http://attacker.example|The answer is asked for at an address that is not registered.
            bindings:HTTP-POST|bindings:HTTP-Artifact|Answers are given by HTTP-POST only.
            ID="ID_1"|ID="1 &quot;&gt;"|The sign-on request has no usable id.
            """)
    void refusesARequestThatDoesNotFitTheRegistration(String original, String changed, String reason) {
        assertThat(GOOD).contains(original);
        assertThat(post(GOOD.replace(original, changed))).isEqualTo(new Refused(reason));
    }

    @Test
    void acceptsARequestWithoutAnAddressForTheAnswer() {
        assertThat(post(GOOD.replaceAll("AssertionConsumerServiceURL=\"[^\"]*\"", "")))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void refusesARequestAtTheExactInstantWhenItIsTooOld() {
        Duration life = RequestRules.FRESH;
        Refused tooOld = new Refused("The request is too old. Go back to the application and start again.");

        assertThat(at(NOW.plus(life).minusMillis(1)).read(TestMessages.post(GOOD), Encoding.POST))
                .isInstanceOf(Accepted.class);
        assertThat(at(NOW.plus(life)).read(TestMessages.post(GOOD), Encoding.POST))
                .isEqualTo(tooOld);
        assertThat(at(NOW.minus(life)).read(TestMessages.post(GOOD), Encoding.POST))
                .isInstanceOf(Accepted.class);
        assertThat(at(NOW.minus(life).minusMillis(1)).read(TestMessages.post(GOOD), Encoding.POST))
                .isEqualTo(tooOld);
    }

    @Test
    void refusesAnythingThatIsNotASignOnRequest() {
        Refused unreadable = new Refused("The sign-on request cannot be read.");

        assertThat(requests.read("", Encoding.POST)).isEqualTo(unreadable);
        assertThat(requests.read("", Encoding.REDIRECT)).isEqualTo(unreadable);
        assertThat(requests.read("%%%", Encoding.REDIRECT)).isEqualTo(unreadable);
        assertThat(post("<not-saml/>")).isEqualTo(unreadable);
        assertThat(post(TestMessages.logout(SETTINGS, NOW, "x")))
                .isEqualTo(new Refused("The message is not a sign-on request."));
    }

    @Test
    void readsNoFileThroughAnExternalEntity(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "lena@globex.example");
        String hostile = "<!DOCTYPE x [<!ENTITY file SYSTEM \"" + secret.toUri() + "\">]>"
                + GOOD.replace("lena@globex.example", "&file;");

        assertThat(post(hostile)).isEqualTo(new Refused("The sign-on request cannot be read."));
    }

    @Test
    void refusesADocumentTypeEvenWhereItDeclaresNothing() {
        assertThat(post("<!DOCTYPE x>" + GOOD)).isEqualTo(new Refused("The sign-on request cannot be read."));
    }

    @Test
    void stopsReadingAMessageThatInflatesWithoutEnd() {
        String bomb = TestMessages.redirect("<x>" + " ".repeat(50_000_000) + "</x>");

        assertThat(bomb.length()).isLessThan(100_000);
        assertThat(requests.read(bomb, Encoding.REDIRECT))
                .isEqualTo(new Refused("The sign-on request cannot be read."));
    }

    private SignOnRequest post(String xml) {
        return requests.read(TestMessages.post(xml), Encoding.POST);
    }

    private static SignOnRequests at(Instant now) {
        return new SignOnRequests(SETTINGS, Clock.fixed(now, ZoneOffset.UTC));
    }
}
