package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits as a gateway sees them, at the running forward-auth service. */
class RateLimitIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ROUTES = """
            limits:
              subject: {requests: 3, seconds: 600}
            """;

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackAndNobodyElseIs(@TempDir Path folder) throws IOException {
        String busy = INSTALLATION.clientToken();
        TestPeople people = new TestPeople(INSTALLATION);
        String other = people.signIn(people.create("limit-other", "initech"))
                .get("access_token")
                .asText();
        try (ForwardAuthProcess gateway = ForwardAuthProcess.with(
                INSTALLATION,
                "--context",
                "forwarded",
                "--routes",
                Files.writeString(folder.resolve("routes.yaml"), ROUTES).toString())) {
            for (int left = 2; left >= 0; left--) {
                HttpResponse<String> answer = ask(gateway, busy);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(header(answer, "RateLimit")).contains("r=" + left);
            }
            HttpResponse<String> refused = ask(gateway, busy);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 200);
            assertThat(header(refused, "RateLimit")).contains("r=0").contains("t=");
            assertThat(header(refused, "RateLimit-Policy")).contains("q=3").contains("w=600");
            assertThat(Installation.json(refused.body()).get("title").asText()).isEqualTo("RATE_LIMITED");
            assertThat(header(refused, "X-Auth-Subject"))
                    .as("a refusal names nobody")
                    .isEmpty();
            assertThat(ask(gateway, other).statusCode()).isEqualTo(200);
            assertThat(ask(gateway, "x.y.z").statusCode())
                    .as("a bad token uses up nobody's share")
                    .isEqualTo(401);
        }
    }

    private static HttpResponse<String> ask(ForwardAuthProcess gateway, String token) {
        return Installation.send(HttpRequest.newBuilder(URI.create(gateway.address() + "/verify"))
                .header("Authorization", "Bearer " + token)
                .header("X-Forwarded-Method", "GET")
                .header("X-Forwarded-Uri", "/api/footage"));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
