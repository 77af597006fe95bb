package io.stagedoor.systemtests;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser on its way through a corporate identity provider, without pictures: it keeps cookies and stops at every address outside. */
final class BrokeredBrowser {

    private final Installation installation;

    /** By name, as in {@link FormSignIn}. */
    private final Map<String, String> cookies = new LinkedHashMap<>();

    BrokeredBrowser(Installation installation) {
        this.installation = installation;
    }

    /** Asks Screening Room's question and is sent to this connection: the parameters that arrive there. */
    Map<String, String> sentTo(String alias) {
        HttpResponse<String> answer = get(installation.realm() + "/protocol/openid-connect/auth?"
                + Installation.form(Map.of(
                        "client_id", "screening-room",
                        "response_type", "code",
                        "scope", "openid organization",
                        "state", "s",
                        "kc_idp_hint", alias,
                        "redirect_uri", installation.screeningRoom() + "/callback",
                        "code_challenge_method", "S256",
                        "code_challenge",
                                CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier())
                                        .getValue())));
        String location = location(answer);
        if (location.isEmpty()) {
            throw new AssertionError("not sent anywhere: " + answer.statusCode() + " " + answer.body());
        }
        return parameters(URI.create(location));
    }

    /** Whether the application has got its code. */
    boolean isSignedIn(HttpResponse<String> answer) {
        String location = location(answer);
        return location.startsWith(installation.screeningRoom() + "/callback") && location.contains("code=");
    }

    HttpResponse<String> get(String address) {
        return follow(send(HttpRequest.newBuilder(URI.create(address)).GET()));
    }

    HttpResponse<String> post(String address, Map<String, String> fields) {
        return follow(send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Installation.form(fields)))));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    static Map<String, String> parameters(URI address) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : address.getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        while (location(last).startsWith(installation.realm())) {
            last = send(HttpRequest.newBuilder(URI.create(location(last))).GET());
        }
        return last;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = Installation.send(request);
        for (String header : answer.headers().allValues("Set-Cookie")) {
            String[] pair = header.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }
}
