package io.stagedoor.demo.oktaspring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OktaSettingsTest {

    private static final Map<String, String> GOOD = Map.of(
            "ACME_OKTA_URL", "http://localhost:8110/",
            "STAGEDOOR_URL", "http://localhost:8080",
            "ACME_OKTA_CLIENT_SECRET", "client-secret",
            "DEMO_PASSWORD", "the password");

    @Test
    void readsTheEnvironment() {
        OktaSettings settings = OktaSettings.from(GOOD);

        assertThat(settings.issuer()).hasToString("http://localhost:8110");
        assertThat(settings.port()).isEqualTo(8110);
        assertThat(settings.broker()).isEqualTo("http://localhost:8080/realms/studio/broker/acme-okta/endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACME_OKTA_URL", "STAGEDOOR_URL", "ACME_OKTA_CLIENT_SECRET", "DEMO_PASSWORD"})
    void namesTheVariableThatIsMissing(String name) {
        Map<String, String> environment = new HashMap<>(GOOD);
        environment.remove(name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OktaSettings.from(environment))
                .withMessage("acme's Okta needs the environment variable " + name + ".");
    }

    @Test
    void refusesWhatIsNoAddress() {
        Map<String, String> environment = new HashMap<>(GOOD);
        environment.put("ACME_OKTA_URL", "localhost:8110/path");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OktaSettings.from(environment))
                .withMessage("ACME_OKTA_URL is not an address: localhost:8110/path");
    }

    @Test
    void keepsSecretsOutOfLogs() {
        assertThat(OktaSettings.from(GOOD).toString())
                .doesNotContain("client-secret")
                .doesNotContain("the password");
    }
}
