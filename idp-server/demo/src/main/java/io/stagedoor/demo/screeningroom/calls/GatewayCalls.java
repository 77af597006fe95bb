package io.stagedoor.demo.screeningroom.calls;

import io.stagedoor.demo.screeningroom.calls.CallResult.Decision;
import io.stagedoor.demo.screeningroom.signin.Tokens;
import io.stagedoor.kernel.CorrelationId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls the application's own API the way its backend would, and in the ways that must not work, through the edge. Blocks. */
public final class GatewayCalls {

    private static final String ORGANIZATION = "X-Auth-Organization";
    private static final String CORRELATION = "X-Request-Id";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI edge;

    public GatewayCalls(URI edge) {
        this.edge = edge;
    }

    /** Tries everything, in order; the first one is the good call for the footage. */
    public List<CallResult> tryAll(Tokens tokens) {
        return calls(tokens).stream().map(this::perform).toList();
    }

    /** Tries every action of the permission table in every team that the token names. */
    public List<TeamCalls> tryTeams(Tokens tokens) {
        return TeamsClaim.of(tokens.accessToken()).entrySet().stream()
                .map(team -> new TeamCalls(team.getKey(), team.getValue(), tryTeam(tokens, team.getKey())))
                .toList();
    }

    private List<CallResult> tryTeam(Tokens tokens, String team) {
        return TeamAction.ALL.stream()
                .map(action -> perform(new GatewayCall(
                        action.title(),
                        action.method(),
                        action.pathIn(team),
                        bearer(tokens.accessToken()),
                        "Bearer <access token>")))
                .toList();
    }

    /** Whether the gateway still takes this token: it may have been ended before its time. */
    public boolean stillTaken(Tokens tokens) {
        return perform(new GatewayCall("", "GET", "/api/footage", bearer(tokens.accessToken()), ""))
                        .status()
                != 401;
    }

    private static List<GatewayCall> calls(Tokens tokens) {
        String good = tokens.accessToken();
        return List.of(
                new GatewayCall("Your access token", "GET", "/api/footage", bearer(good), "Bearer <access token>"),
                new GatewayCall("No token at all", "GET", "/api/footage", Map.of(), "no Authorization header"),
                new GatewayCall(
                        "A token that somebody changed",
                        "GET",
                        "/api/footage",
                        bearer(TamperedToken.of(good)),
                        "Bearer <access token with another subject>"),
                new GatewayCall(
                        "An ID token instead of an access token",
                        "GET",
                        "/api/footage",
                        bearer(tokens.idToken()),
                        "Bearer <ID token>"),
                new GatewayCall(
                        "A place that asks for more: scope vault:read",
                        "GET",
                        "/api/vault",
                        bearer(good),
                        "Bearer <access token>"),
                new GatewayCall(
                        "Your token, and a made-up organization beside it",
                        "GET",
                        "/api/footage",
                        Map.of("Authorization", "Bearer " + good, ORGANIZATION, "rival-studios"),
                        "Bearer <access token>, X-Auth-Organization: rival-studios"));
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private CallResult perform(GatewayCall call) {
        CorrelationId correlation = CorrelationId.create();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(edge + call.path()))
                .timeout(PATIENCE)
                .header(CORRELATION, correlation.value())
                .method(call.method(), HttpRequest.BodyPublishers.noBody());
        call.headers().forEach(request::header);
        try {
            return read(call, correlation, client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return noAnswer(call, correlation, "The edge does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return noAnswer(call, correlation, "The call was interrupted.");
        }
    }

    private static CallResult read(GatewayCall call, CorrelationId sent, HttpResponse<String> answer) {
        String id = answer.headers().firstValue(CORRELATION).orElse(sent.value());
        return new CallResult(
                call.title(),
                shown(call),
                answer.statusCode(),
                Decision.of(answer.statusCode()),
                reason(call, answer),
                id,
                answer.body());
    }

    private static String reason(GatewayCall call, HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            return FootageAnswer.parse(answer.body())
                    .map(footage -> toldTo(call, footage))
                    .or(() -> TeamApi.constraint(answer.body()))
                    .orElse("Passed on to the application.");
        }
        return answer.headers().allValues("WWW-Authenticate").stream()
                .flatMap(header -> Challenge.description(header).stream())
                .findFirst()
                .or(() -> Challenge.problem(answer.body()))
                .orElse("No reason was given.");
    }

    private static String toldTo(GatewayCall call, FootageAnswer footage) {
        String told = "The application was told: " + footage.callerInWords() + ".";
        String claimed = call.headers().get(ORGANIZATION);
        if (claimed == null) {
            return told;
        }
        return told
                + (footage.organization().equals(claimed)
                        ? " The made-up organization got through!"
                        : " The made-up organization did not get through.");
    }

    private static CallResult noAnswer(GatewayCall call, CorrelationId correlation, String reason) {
        return new CallResult(call.title(), shown(call), 0, Decision.NO_ANSWER, reason, correlation.value(), "");
    }

    private static String shown(GatewayCall call) {
        return call.method() + " " + call.path() + " · " + call.shown();
    }
}
