package io.stagedoor.federation.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.federation.domain.ArrivalReading.Said;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ID token and userinfo as one set of claims. */
class TokenClaimsTest {

    @Test
    void userinfoAddsAndNeverChangesWhatTheTokenSays() {
        Said said = new TokenClaims(
                        Map.of("sub", "s-1", "email", "maya@acme.example"),
                        Map.of("sub", "s-1", "email", "boss@acme.example", "given_name", "Maya"))
                .said();

        assertThat(said.claims())
                .containsEntry("email", List.of("maya@acme.example"))
                .containsEntry("given_name", List.of("Maya"));
    }

    @Test
    void assuranceIsOfTheTokenAlone() {
        Said said = new TokenClaims(
                        Map.of("sub", "s-1", "acr", "mfa", "amr", List.of("pwd", "otp"), "auth_time", 1_700_000_000),
                        Map.of("acr", "stronger"))
                .said();

        assertThat(said.assurance().acr()).isEqualTo("mfa");
        assertThat(said.assurance().amr()).containsExactly("pwd", "otp");
        assertThat(said.assurance().authTime()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(new TokenClaims(Map.of("auth_time", Long.MAX_VALUE), Map.of())
                        .said()
                        .assurance()
                        .authTime())
                .isNull();
    }

    @Test
    void entrasOverageIsSeen() {
        assertThat(new TokenClaims(Map.of("_claim_names", Map.of("groups", "src1")), Map.of())
                        .said()
                        .groupsElsewhere())
                .isTrue();
        assertThat(new TokenClaims(Map.of("hasgroups", true), Map.of()).said().groupsElsewhere())
                .isTrue();
        assertThat(new TokenClaims(Map.of("groups", List.of("g")), Map.of())
                        .said()
                        .groupsElsewhere())
                .isFalse();
    }

    @Test
    void aVerifiedAddressMayBeSaidAsText() {
        assertThat(new TokenClaims(Map.of("email_verified", "true"), Map.of())
                        .said()
                        .emailVerified())
                .isTrue();
        assertThat(new TokenClaims(Map.of("email_verified", false), Map.of())
                        .said()
                        .emailVerified())
                .isFalse();
        assertThat(new TokenClaims(Map.of(), Map.of()).said().emailVerified()).isNull();
    }
}
