package io.stagedoor.signals.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.signals.api.Signal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecurityEventTest {

    private static final String ISSUER = "https://id.example/realms/studio";
    private static final Map<String, Object> MAYA = Map.of("format", "iss_sub", "iss", ISSUER, "sub", "maya");

    @Test
    void aSessionThatEndedIsRevokedAndNamed() {
        assertThat(SecurityEvent.of(logged(Signal.sessionEnded("r", "maya", "s-1", null), "acme"), ISSUER))
                .contains(new SecurityEvent(
                        "https://schemas.openid.net/secevent/caep/event-type/session-revoked",
                        Map.of("format", "complex", "user", MAYA, "session", Map.of("format", "opaque", "id", "s-1")),
                        Map.of("event_timestamp", 1_795_339_200L)));
    }

    @Test
    void rightsThatWereLostChangeTheClaims() {
        assertThat(SecurityEvent.of(logged(Signal.teamRightsLost("r", "acme", "maya", "team-7", 18), null), ISSUER))
                .contains(new SecurityEvent(
                        "https://schemas.openid.net/secevent/caep/event-type/token-claims-change",
                        MAYA,
                        Map.of("event_timestamp", 1_795_339_200L, "claims", Map.of("ver", 18L))));
    }

    @Test
    void aCredentialThatChanged() {
        assertThat(SecurityEvent.of(logged(Signal.credentialChanged("r", "maya", "otp removed"), "acme"), ISSUER))
                .map(SecurityEvent::body)
                .contains(Map.of("event_timestamp", 1_795_339_200L, "credential_type", "app", "change_type", "delete"));
    }

    @Test
    void aSignInThatWasReported() {
        assertThat(SecurityEvent.of(
                        logged(Signal.signInReported("r", "maya", "a sign-in was reported"), "acme"), ISSUER))
                .contains(new SecurityEvent(
                        "https://schemas.openid.net/secevent/risc/event-type/credential-compromise",
                        MAYA,
                        Map.of("event_timestamp", 1_795_339_200L, "credential_type", "password")));
    }

    @Test
    void aPersonWhoIsDisabledIsToldOnce() {
        Signal everywhere = person(null);
        Signal here = person("acme");
        assertThat(SecurityEvent.of(logged(everywhere, "acme"), ISSUER)).isEmpty();
        assertThat(SecurityEvent.of(logged(here, null), ISSUER))
                .map(SecurityEvent::type)
                .contains("https://schemas.openid.net/secevent/risc/event-type/account-disabled");
    }

    @Test
    void whatConcernsNobodyInPersonIsNotSent() {
        assertThat(SecurityEvent.of(logged(Signal.catalogueChanged("r", "acme"), null), ISSUER))
                .isEmpty();
        assertThat(SecurityEvent.of(logged(Signal.allEnded("r", null), "*"), ISSUER))
                .isEmpty();
    }

    private static Signal person(@Nullable String organization) {
        return new Signal(Signal.Type.PERSON_DISABLED, "r", organization, "maya", null, null, null, null, 1L, null);
    }

    private static LoggedSignal logged(Signal signal, @Nullable String shownTo) {
        return new LoggedSignal(7, 1_795_339_200_123L, signal, shownTo, null);
    }
}
