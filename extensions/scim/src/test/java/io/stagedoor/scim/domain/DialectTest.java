package io.stagedoor.scim.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who speaks. */
class DialectTest {

    @ParameterizedTest
    @CsvSource({
        "Okta SCIM Client 1.0.0, okta",
        "Microsoft Azure AD SCIM provisioning 1.0.0, entra",
        "Google-Auto-Provisioning, google",
        "OneLogin SCIM, onelogin",
        "JumpCloud, jumpcloud",
        "PingOne/1.0, ping",
        "SailPoint IdentityNow, sailpoint",
        "CyberArk Identity, cyberark",
        "Rippling, rippling",
        "python-httpx/0.28.1, scim2-client",
        "curl/8.5, rfc"
    })
    void isKnownByItsAgent(String agent, String name) {
        assertThat(Dialect.of(agent, "").name()).isEqualTo(name);
    }

    @Test
    void entraIsKnownByWhatNobodyElseWrites() {
        assertThat(Dialect.of(null, "{\"value\":{\"emails[type eq \\\"work\\\"].value\": \"a\"}}")
                        .name())
                .isEqualTo("entra");
        assertThat(Dialect.of(null, "{\"path\":\"emails[type eq \\\"work\\\"].value\"}"))
                .isEqualTo(Dialect.RFC);
        assertThat(Dialect.of(null, "{\"op\":\"Add\"}").name()).isEqualTo("entra");
        assertThat(Dialect.of(null, "{\"op\":\"add\"}")).isEqualTo(Dialect.RFC);
        assertThat(Dialect.of("Okta", "{\"op\":\"Add\"}").name()).isEqualTo("okta");
    }
}
