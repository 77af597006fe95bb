package io.stagedoor.demo.oktaspring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

    @Test
    void isFoundByEmailInAnyCase() {
        assertThat(Person.withEmail(" Maya@acme.example"))
                .hasValueSatisfying(person -> assertThat(person.givenName()).isEqualTo("Maya"));
        assertThat(Person.withEmail("lena@globex.example")).isEmpty();
    }

    @Test
    void tellsWhatTheScopesAskForAndNoMore() {
        Person maya = Person.withEmail("maya@acme.example").orElseThrow();

        assertThat(maya.claims(Set.of("openid"))).isEmpty();
        assertThat(maya.claims(Set.of("email"))).containsOnlyKeys("email", "email_verified");
        assertThat(maya.claims(Set.of("profile"))).containsOnlyKeys("name", "given_name", "family_name");
        assertThat(maya.claims(Set.of("groups"))).containsOnlyKeys("groups");
    }

    /** Whichever of the two programs runs, Stagedoor must see the same people. */
    @ParameterizedTest
    @ValueSource(strings = {"maya@acme.example", "theo@acme.example"})
    void isTheSamePersonAsInTheNodeProgram(String email) throws IOException {
        Person person = Person.withEmail(email).orElseThrow();

        assertThat(Files.readString(Path.of("../acme-okta/people.mjs")))
                .contains("sub: '" + person.subject() + "',\n    email: '" + email + "'")
                .contains("given_name: '" + person.givenName() + "'")
                .contains("family_name: '" + person.familyName() + "'");
    }
}
