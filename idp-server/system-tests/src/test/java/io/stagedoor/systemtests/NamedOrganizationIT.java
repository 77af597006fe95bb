package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is for the organization that was named, wherever the e-mail address led the sign-in. */
class NamedOrganizationIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final String CLIENT = "it-names-an-organization";

    @ParameterizedTest
    @ValueSource(strings = {"initech", "globex"})
    void theTokenIsForTheOneThatWasNamed(String organization) {
        Applications applications = new Applications(INSTALLATION);
        applications.add(CLIENT, "media-api", "organization", Map.of());
        Person person = PEOPLE.create("named-" + organization, "initech");
        PEOPLE.join(person.id(), "globex");

        String token = applications
                .signIn(CLIENT, person, "openid organization:" + organization)
                .get("access_token")
                .asText();

        assertThat(Installation.json(new Base64URL(token.split("\\.", -1)[1]).decodeToString())
                        .at("/organization/alias")
                        .asText())
                .isEqualTo(organization);
    }

    /** Asked before, the page for the address would say who is there. */
    @Test
    void whoBelongsToSeveralIsAskedOnceItIsKnownWhoTheyAre() {
        Applications applications = new Applications(INSTALLATION);
        applications.add(CLIENT, "media-api", "organization", Map.of());
        FormSignIn.Application application = new FormSignIn.Application(
                CLIENT, applications.secret(), INSTALLATION.screeningRoom() + "/callback", "openid organization");
        Person person = PEOPLE.create("choosing", "initech");
        PEOPLE.join(person.id(), "globex");
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        CodeVerifier verifier = new CodeVerifier();

        HttpResponse<String> password =
                browser.submit(browser.request(application, verifier, Map.of()), Map.of("username", person.email()));
        assertThat(password.body()).contains("name=\"password\"").doesNotContain("name=\"kc.org\"");
        HttpResponse<String> choice =
                browser.enrolled(browser.submit(password, Map.of("password", TestPeople.PASSWORD)));
        assertThat(choice.body()).contains("organization-initech", "organization-globex");
        HttpResponse<String> foreign = browser.submit(choice, Map.of("kc.org", "acme"));
        assertThat(foreign.body()).contains("organization-initech");
        String token = browser.redeem(application, verifier, browser.submit(foreign, Map.of("kc.org", "globex")))
                .get("access_token")
                .asText();

        assertThat(Installation.json(new Base64URL(token.split("\\.", -1)[1]).decodeToString())
                        .at("/organization/alias")
                        .asText())
                .isEqualTo("globex");
    }
}
