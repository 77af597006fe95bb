package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that hears the signals of one organization accepts nobody else's tokens. */
class ScopedGatewayIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final String CLIENT = "it-gateway-of-initech";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/stagedoor/v1/signals/feed", "/stagedoor/v1/organizations/initech/signals/feed"})
    void acceptsTheTokensOfItsOrganizationAlone(String feed) throws IOException {
        String name = "scoped-" + feed.length();
        Person own = PEOPLE.create(name, "initech");
        Person other = PEOPLE.create(name, "globex");
        String token = accessToken(PEOPLE.signIn(own));
        try (ForwardAuthProcess gateway = gateway(feed)) {
            assertThat(ask(gateway, token).statusCode()).isEqualTo(200);
            assertNotServed(ask(gateway, accessToken(PEOPLE.signIn(other))));
            assertNotServed(ask(gateway, INSTALLATION.clientToken()));

            INSTALLATION.admin("POST", "studio/users/" + own.id() + "/logout", Map.of());
            Eventually.get(
                    "the token to end",
                    () -> Optional.of(ask(gateway, token))
                            .filter(answer -> title(answer).equals("ENDED")));
        }
    }

    @Test
    void aClientWithoutOrganizationsHearsNothing() {
        new Applications(INSTALLATION).add("it-gateway-of-nobody", "stagedoor-admin", "organization", Map.of());
        StudioApi nobody = new Applications(INSTALLATION).reader("it-gateway-of-nobody", "");
        assertThat(nobody.get("/signals/feed").statusCode()).isEqualTo(403);
    }

    private ForwardAuthProcess gateway(String feed) throws IOException {
        Applications applications = new Applications(INSTALLATION);
        applications.reader(CLIENT, "initech");
        return ForwardAuthProcess.listening(
                INSTALLATION,
                CLIENT,
                Files.writeString(folder.resolve("secret"), applications.secret()),
                "--feed",
                INSTALLATION.realm() + feed);
    }

    private static void assertNotServed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(title(answer)).isEqualTo("ORGANIZATION_NOT_SERVED");
        assertThat(answer.headers().firstValue("X-Auth-Subject").orElse("")).isEmpty();
    }

    private static String title(HttpResponse<String> answer) {
        return answer.body().isEmpty()
                ? ""
                : Installation.json(answer.body()).path("title").asText();
    }

    private static String accessToken(JsonNode tokens) {
        return tokens.get("access_token").asText();
    }

    private static HttpResponse<String> ask(ForwardAuthProcess gateway, String token) {
        return Installation.send(HttpRequest.newBuilder(URI.create(gateway.address() + "/verify"))
                .header("Authorization", "Bearer " + token)
                .header("X-Forwarded-Method", "GET")
                .header("X-Forwarded-Uri", "/api/footage"));
    }
}
