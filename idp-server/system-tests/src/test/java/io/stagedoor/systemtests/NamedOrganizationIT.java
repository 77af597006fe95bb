package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import io.stagedoor.systemtests.TestPeople.Person;
import java.util.Map;
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
}
