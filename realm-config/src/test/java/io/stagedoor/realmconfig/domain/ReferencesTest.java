package io.stagedoor.realmconfig.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
    private final List<Problem> problems = new ArrayList<>();

    private final Values values = new Values() {
        @Override
        public Optional<String> environment(String name) {
            return Optional.ofNullable(
                    Map.of("URL", "http://a:1", "MONEY", "$1\\2").get(name));
        }

        @Override
        public Optional<String> secret(String name) {
            return Optional.ofNullable(Map.of("KEY", "hidden").get(name));
        }
    };

    private Mapping resolve(String yaml) {
        return new References(values, problems).resolve(Declared.yaml(yaml));
    }

    private String resolved(String value) {
        return resolve("key: \"" + value + "\"").text("key").orElseThrow();
    }

    @Test
    void replacesAnEnvironmentVariableInsideAText() {
        assertThat(resolved("${env:URL}/callback")).isEqualTo("http://a:1/callback");
    }

    @Test
    void prefersTheEnvironmentToTheDefault() {
        assertThat(resolved("${env:URL:http://b:2}")).isEqualTo("http://a:1");
    }

    @Test
    void takesTheDefaultWithItsColons() {
        assertThat(resolved("${env:OTHER:http://b:2}/x")).isEqualTo("http://b:2/x");
        assertThat(resolved("${env:OTHER:}")).isEmpty();
    }

    @Test
    void leavesKeycloaksOwnPlaceholdersAlone() {
        assertThat(resolved("${role_default-roles}")).isEqualTo("${role_default-roles}");
        assertThat(resolved("${ATTRIBUTE.http://schemas.example/email}"))
                .isEqualTo("${ATTRIBUTE.http://schemas.example/email}");
        assertThat(problems).isEmpty();
    }

    @Test
    void takesValuesLiterally() {
        assertThat(resolved("${env:MONEY}")).isEqualTo("$1\\2");
    }

    @Test
    void marksWhatHoldsASecret() {
        Scalar secret = (Scalar)
                resolve("clientSecret: ${secret:KEY}").get("clientSecret").orElseThrow();
        Scalar embedded = (Scalar) resolve("url: u:${secret:KEY}@h").get("url").orElseThrow();
        Scalar plain = (Scalar) resolve("url: ${env:URL}").get("url").orElseThrow();

        assertThat(secret.text()).isEqualTo("hidden");
        assertThat(List.of(secret.secret(), embedded.secret(), plain.secret())).containsExactly(true, true, false);
    }

    @Test
    void namesTheReferenceTheFileAndTheLineOfAMissingValue() {
        resolve("a: 1\nb: ${env:NOPE}\nc: ${secret:NOWHERE}\n");

        assertThat(Declared.texts(problems))
                .containsExactly(
                        "realm.yaml:2: ${env:NOPE} has no value: set the environment variable NOPE.",
                        "realm.yaml:3: ${secret:NOWHERE} has no value: set the environment variable NOWHERE or put a file"
                                + " of that name into $STAGEDOOR_SECRETS_DIR.");
    }

    @Test
    void refusesADefaultForASecret() {
        resolve("clientSecret: ${secret:KEY:changeme}");

        assertThat(problems).singleElement().asString().contains("must not have a default");
    }

    @Test
    void refusesAnUnknownScheme() {
        resolve("a: ${evn:URL}");

        assertThat(problems)
                .singleElement()
                .hasToString("realm.yaml:1: the reference ${evn:URL} is neither ${env:...} nor ${secret:...}.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clientSecret: hunter2",
                "secret: hunter2",
                "password: hunter2",
                "smtpServer: {password: hunter2}",
                "bindCredential: hunter2",
                "config: {privateKey: [MIIE]}",
                "config: {client.secret: hunter2}",
                "list: [{keystorePassword: hunter2}]",
                "secret: 12345678",
                "secret: ${env:URL}",
                "secret: 'x${secret:KEY}'"
            })
    void refusesASecretInClear(String yaml) {
        resolve(yaml);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("realm.yaml:1: '")
                .contains("holds a secret in clear");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret: ''",
                "rotateSecret: true",
                "passwordPolicy: length(12)",
                "resetPasswordAllowed: true",
                "secretSize: 64",
                "clientAuthenticatorType: client-secret"
            })
    void takesKeysThatOnlySoundSecret(String yaml) {
        resolve(yaml);

        assertThat(problems).isEmpty();
    }

    @Test
    void refusesANameThatIsNone() {
        resolve("a: ${env:no-name}");

        assertThat(problems).singleElement().asString().contains("needs a name of letters, digits and underscores");
    }
}
