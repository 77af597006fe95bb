package io.stagedoor.realmconfig.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stagedoor.realmconfig.domain.Declared;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminApiTest {
    private final ScriptedKeycloak keycloak = new ScriptedKeycloak();

    @AfterEach
    void stop() {
        keycloak.close();
    }

    private void says(Runnable call, String sentence) {
        assertThatExceptionOfType(ServerException.class).isThrownBy(call::run).withMessage(sentence);
    }

    private AdminApi api() {
        return keycloak.api(Clock.systemUTC());
    }

    @Test
    void signsInByClientCredentials() {
        keycloak.has("/x", "{'a':1}");

        assertThat(api().get("/studio/x")).isEqualTo(Declared.json("{'a':1}"));
        assertThat(keycloak.tokenRequests())
                .singleElement()
                .asString()
                .contains("grant_type=client_credentials", "client_id=tool", "client_secret=s3cret");
    }

    @Test
    void signsInAsAnAdministrator() {
        Credentials user = new Credentials.Administrator("admin", "p&ss");

        new AdminApi(keycloak.address(), user, Clock.systemUTC()).get("/studio/x");

        assertThat(keycloak.tokenRequests())
                .singleElement()
                .asString()
                .contains("grant_type=password", "username=admin", "password=p%26ss");
    }

    @Test
    void renewsTheTokenFifteenSecondsBeforeItExpires() {
        Instant start = Instant.parse("2026-11-22T00:00:00Z");
        SettableClock clock = new SettableClock(start);
        AdminApi api = keycloak.api(clock);

        api.get("/studio/x");
        clock.now = start.plusSeconds(45).minusMillis(1);
        api.get("/studio/x");
        assertThat(keycloak.tokenRequests()).hasSize(1);

        clock.now = start.plus(Duration.ofSeconds(45));
        api.get("/studio/x");
        assertThat(keycloak.tokenRequests()).hasSize(2);
    }

    @Test
    void aMissingResourceIsAMissingNode() {
        assertThat(api().get("/studio/x").isMissingNode()).isTrue();
    }

    @Test
    void returnsTheIdOfWhatWasCreated() {
        assertThat(api().post("/studio/x", Declared.json("{}"))).isEqualTo("new-id");
    }

    @Test
    void saysThatTheServerCannotBeReached() {
        URI nobody = keycloak.address();
        keycloak.close();
        AdminApi api = new AdminApi(nobody, new Credentials.ServiceClient("tool", "s"), Clock.systemUTC());

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> api.get("/studio"))
                .withMessageStartingWith("The server at " + nobody + " cannot be reached: ")
                .withMessageEndingWith(".");
    }

    @Test
    void saysThatTheCredentialsAreWrong() {
        keycloak.tokenAnswers(401, "{\"error\":\"invalid_client\",\"error_description\":\"Invalid client.\"}");

        says(
                () -> api().get("/studio"),
                "The server at " + keycloak.address() + " refused the sign-in of client 'tool': Invalid client.");
    }

    @Test
    void saysThatThereIsNoKeycloak() {
        keycloak.tokenAnswers(404, "");

        says(
                () -> api().get("/studio"),
                "There is no Keycloak at " + keycloak.address() + " (its realm master was not found).");
    }

    @Test
    void saysThatSomethingElseAnswers() {
        keycloak.tokenAnswers(200, "<html>");

        says(
                () -> api().get("/studio"),
                "What answers at " + keycloak.address() + " is not Keycloak: it sent no JSON.");
    }

    @Test
    void saysThatRightsAreMissing() {
        keycloak.answers("GET /admin/realms/studio", 403, "{}");

        says(
                () -> api().get("/studio"),
                "The client 'tool' may not GET /studio (403): it needs the realm-management rights of an administrator.");
    }

    @Test
    void repeatsKeycloaksOwnReason() {
        keycloak.answers("PUT /admin/realms/studio", 400, "{\"errorMessage\":\"Bad header.\"}");

        says(() -> api().put("/studio", Declared.json("{}")), "The server refused PUT /studio with 400: Bad header.");
    }

    @Test
    void encodesPathSegments() {
        assertThat(AdminApi.encode("first broker/login+ä")).isEqualTo("first%20broker%2Flogin%2B%C3%A4");
    }

    private static final class SettableClock extends Clock {
        private Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
