package io.stagedoor.gateway.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.spring.RecordingServer.Answer;
import io.stagedoor.gateway.spring.RecordingServer.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway itself, with a forward-auth service and an application that say what a test wants. */
@SuppressWarnings("NullAway.Init") // made before the tests
class ForwardAuthFilterTest {

    private static final RecordingServer SERVICE = new RecordingServer();
    private static final RecordingServer APPLICATION = new RecordingServer();
    private static ConfigurableApplicationContext gateway;
    private static ConfigurableApplicationContext impatient;
    private static ServerSocket silent;
    private static int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        gateway = gateway(configuration(folder, SERVICE.address()));
        port = port(gateway);
        silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        impatient = gateway(
                configuration(folder, "127.0.0.1:" + silent.getLocalPort()), "stagedoor.forward-auth.timeout=200ms");
    }

    private static ConfigurableApplicationContext gateway(Path configuration, String... more) {
        return new SpringApplicationBuilder(SpringCloudGateway.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.location=file:" + configuration)
                .properties(more)
                .run();
    }

    private static int port(ConfigurableApplicationContext running) {
        return Integer.parseInt(running.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The one that we ship. */
    private static Path configuration(Path folder, String service) throws IOException {
        String template = Files.readString(Path.of("../config/spring-cloud-gateway.yaml"));
        return Files.writeString(
                folder.resolve("gateway.yaml"),
                template.replace("@PORT@", "0")
                        .replace("@GATEWAY@", service)
                        .replace("@UPSTREAM@", APPLICATION.address()));
    }

    @AfterAll
    static void stop() throws IOException {
        impatient.close();
        silent.close();
        gateway.close();
        SERVICE.close();
        APPLICATION.close();
    }

    @BeforeEach
    void forget() {
        SERVICE.asked.clear();
        APPLICATION.asked.clear();
        SERVICE.answer = new Answer(200, Map.of("X-Auth-Subject", "5f0c", "X-Auth-Team", ""), "");
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void asksAboutTheRequestWithItsCredentials() throws Exception {
        send(request("/api/a%20b?x=1&y=%5B").header("Authorization", "DPoP abc").header("DPoP", "proof"));

        Request question = SERVICE.asked.getFirst();
        assertThat(question.target()).isEqualTo("/verify");
        assertThat(question.headers().get("Authorization")).containsExactly("DPoP abc");
        assertThat(question.headers().get("DPoP")).containsExactly("proof");
        assertThat(question.headers().get("X-Forwarded-Method")).containsExactly("GET");
        assertThat(question.headers().get("X-Forwarded-Uri")).containsExactly("/api/a%20b?x=1&y=%5B");
        assertThat(question.headers().get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(question.headers().get("X-Forwarded-Host")).containsExactly("127.0.0.1:" + port);
        assertThat(APPLICATION.asked.getFirst().target()).isEqualTo("/api/a%20b?x=1&y=%5B");
    }

    @Test
    void whatTheClientSaysAboutTheRequestIsNotAsked() throws Exception {
        send(request("/api/admin")
                .header("X-Forwarded-Uri", "/public")
                .header("X-Forwarded-Method", "OPTIONS")
                .header("X-Stagedoor-Permission", "asset.view"));

        Request question = SERVICE.asked.getFirst();
        assertThat(question.headers().get("X-Forwarded-Uri")).containsExactly("/api/admin");
        assertThat(question.headers().get("X-Forwarded-Method")).containsExactly("GET");
        assertThat(question.headers()).doesNotContainKey("X-Stagedoor-Permission");
    }

    @Test
    void anAuthorizationThatWasSentTwiceIsAskedAboutTwice() throws Exception {
        send(request("/").header("Authorization", "Bearer one").header("Authorization", "Bearer two"));

        assertThat(SERVICE.asked.getFirst().headers().get("Authorization")).containsExactly("Bearer one", "Bearer two");
    }

    @Test
    void theApplicationIsToldWhoCallsByTheServiceAlone() throws Exception {
        send(request("/")
                .header("X-Auth-Subject", "somebody-else")
                .header("x-auth-team", "theirs")
                .header("X_Auth_Subject", "somebody-else")
                .header("X-Auth_Invented", "owner")
                .header("X-Request-Id", "made-up-by-a-client"));

        var told = APPLICATION.asked.getFirst().headers();
        assertThat(told.get("X-Auth-Subject")).containsExactly("5f0c");
        assertThat(told).doesNotContainKeys("X-auth-team", "X_auth_subject", "X-auth_invented", "X-request-id");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 503})
    void aRefusalIsGivenOnAndTheApplicationNotCalled(int status) throws Exception {
        SERVICE.answer = new Answer(
                status,
                Map.of(
                        "WWW-Authenticate", "Bearer error=\"insufficient_user_authentication\", acr_values=\"2\"",
                        "Retry-After", "7",
                        "RateLimit", "\"subject\";r=0;t=7",
                        "Content-Type", "application/problem+json",
                        "X-Auth-Subject", "5f0c"),
                "{\"title\":\"WHY\"}");

        HttpResponse<String> answer = send(request("/api/footage"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer error=\"insufficient_user_authentication\", acr_values=\"2\"");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(answer.headers().firstValue("RateLimit")).hasValue("\"subject\";r=0;t=7");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("X-Auth-Subject")).isEmpty();
        assertThat(answer.body()).isEqualTo("{\"title\":\"WHY\"}");
        assertThat(APPLICATION.asked).isEmpty();
    }

    /** A proxy in between, another service at the address: nothing but 200 means yes. */
    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 404, 500})
    void anythingElseIsNoAnswer(int status) throws Exception {
        SERVICE.answer = new Answer(status, Map.of("Location", "http://" + SERVICE.address() + "/elsewhere"), "");

        HttpResponse<String> answer = send(request("/api/footage"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("GATEWAY_DOWN");
        assertThat(SERVICE.asked).hasSize(1);
        assertThat(APPLICATION.asked).isEmpty();
    }

    @Test
    void aRefusalOfAbsurdLengthIsNoAnswer() throws Exception {
        SERVICE.answer = new Answer(401, Map.of(), "x".repeat(1_000_000));

        assertThat(send(request("/")).statusCode()).isEqualTo(503);
    }

    @Test
    void aServiceThatSaysNothingInTimeLetsNobodyPass() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(impatient)));

        assertThat(send(request).statusCode()).isEqualTo(503);
        assertThat(APPLICATION.asked).isEmpty();
    }

    /** The gateway would change these on the way, so that the application reads another path than was asked about. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61pi/footage?x=[",
                "/api/foot\u00e4ge",
                "/api/footage#here",
                "//api/footage",
                "/api/%61%zz",
                "/api/\u202eegatoof"
            })
    void anAddressThatTheApplicationWouldReadOtherwiseIsRefused(String target) throws Exception {
        assertThat(raw(target)).startsWith("HTTP/1.1 400");
        assertThat(APPLICATION.asked).isEmpty();
    }

    /** What the service judges is what the application gets; the service refuses these by itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/../api/admin",
                "/public/%2e%2e/api/admin",
                "/api;x=/admin",
                "/api%2Fadmin",
                "/%61pi/admin",
                "/api/admin?x=%5B"
            })
    void whatIsAskedAboutIsWhatIsPassedOn(String target) throws Exception {
        assertThat(raw(target)).startsWith("HTTP/1.1 200");
        assertThat(SERVICE.asked.getFirst().headers().get("X-Forwarded-Uri")).containsExactly(target);
        assertThat(APPLICATION.asked.getFirst().target()).isEqualTo(target);
    }

    @Test
    void anAbsoluteAddressDoesNotChooseTheApplication() throws Exception {
        assertThat(raw("http://rival.example/api/admin")).startsWith("HTTP/1.1 200");
        assertThat(SERVICE.asked.getFirst().headers().get("X-Forwarded-Uri")).containsExactly("/api/admin");
        assertThat(APPLICATION.asked).hasSize(1);
    }

    private static HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Past every client that tidies addresses up. */
    private static String raw(String target) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            List<String> lines =
                    List.of("GET " + target + " HTTP/1.1", "Host: 127.0.0.1:" + port, "Connection: close", "", "");
            socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
