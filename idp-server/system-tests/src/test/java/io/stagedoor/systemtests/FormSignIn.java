package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Signs a person in by the forms that a browser would show, without a browser: for tests that need many people. The person has a
 * local password and enrols an authenticator app on the way.
 */
final class FormSignIn {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"");

    private final String realm;

    /** By name. Browsers send Secure cookies to localhost over plain HTTP, Java's own cookie store does not. */
    private final Map<String, String> cookies = new LinkedHashMap<>();

    FormSignIn(String realm) {
        this.realm = realm;
    }

    /** An application that people sign in to. */
    record Application(String clientId, String secret, String redirectUri, String scope) {}

    /** Tokens after e-mail, password and the enrolment of an authenticator app. */
    JsonNode signIn(Application application, String email, String password) {
        CodeVerifier verifier = new CodeVerifier();
        return redeem(application, verifier, enrolled(request(application, verifier, Map.of()), email, password));
    }

    /** What is shown after e-mail and password. */
    HttpResponse<String> entered(Application application, CodeVerifier verifier, String email, String password) {
        return entered(request(application, verifier, Map.of()), email, password);
    }

    private HttpResponse<String> entered(HttpResponse<String> first, String email, String password) {
        HttpResponse<String> page = submit(first, Map.of("username", email));
        return submit(page, Map.of("username", email, "password", password));
    }

    /** What an application would be answered, however it asked. */
    HttpResponse<String> answerFor(String address, String email, String password) {
        return enrolled(get(address), email, password);
    }

    private HttpResponse<String> enrolled(HttpResponse<String> first, String email, String password) {
        return enrolled(entered(first, email, password));
    }

    /** What follows the page that asks for an authenticator app. */
    HttpResponse<String> enrolled(HttpResponse<String> page) {
        Matcher secret = SECRET.matcher(page.body());
        if (!secret.find()) {
            throw new IllegalStateException(
                    "no enrolment page after the password: " + page.statusCode() + " " + page.uri());
        }
        Map<String, String> enrolment = new LinkedHashMap<>();
        enrolment.put("totpSecret", secret.group(1));
        enrolment.put("totp", Totp.ofRawSecret(secret.group(1)).codeAt(Instant.now()));
        enrolment.put("userLabel", "app");
        return submit(page, enrolment);
    }

    /** The answer to one more authorization request of the same browser: a redirect with a code where nobody is asked anything. */
    HttpResponse<String> request(Application application, CodeVerifier verifier, Map<String, String> more) {
        return get(address(realm, application, verifier) + (more.isEmpty() ? "" : "&" + Installation.form(more)));
    }

    /** Of an authorization request. */
    static String address(String realm, Application application, CodeVerifier verifier) {
        return realm + "/protocol/openid-connect/auth?"
                + Installation.form(Map.of(
                        "client_id", application.clientId(),
                        "response_type", "code",
                        "scope", application.scope(),
                        "state", "s",
                        "redirect_uri", application.redirectUri(),
                        "code_challenge_method", "S256",
                        "code_challenge",
                                CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                        .getValue()));
    }

    JsonNode redeem(Application application, CodeVerifier verifier, HttpResponse<String> answer) {
        String location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(
                        "not signed in: " + answer.statusCode() + " " + answer.uri() + " " + answer.body()));
        return redeem(realm, application, verifier, location);
    }

    /** Tokens for the code with which a browser came back. */
    static JsonNode redeem(String realm, Application application, CodeVerifier verifier, String location) {
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        if (!code.find()) {
            throw new IllegalStateException("no code in the answer");
        }
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type", "authorization_code",
                "client_id", application.clientId(),
                "client_secret", application.secret(),
                "redirect_uri", application.redirectUri(),
                "code", code.group(1),
                "code_verifier", verifier.getValue()));
        HttpResponse<String> tokens =
                Installation.send(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Installation.form(form))));
        if (tokens.statusCode() != 200) {
            throw new IllegalStateException("no tokens: " + tokens.statusCode() + " " + tokens.body());
        }
        return Installation.json(tokens.body());
    }

    HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) {
        return post(action(page), fields);
    }

    /** Where the page's form goes. */
    static String action(HttpResponse<String> page) {
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new IllegalStateException("no form on the page: " + page.statusCode() + " " + page.uri());
        }
        return page.uri().resolve(action.group(1).replace("&amp;", "&")).toString();
    }

    /** What a page of somebody else's posts here. */
    HttpResponse<String> post(String address, Map<String, String> fields) {
        return follow(send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Installation.form(fields)))));
    }

    HttpResponse<String> get(String address) {
        return follow(send(HttpRequest.newBuilder(URI.create(address)).GET()));
    }

    /** Follows redirects within the identity provider only: the answer to the application is ours to read. */
    private HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        while (last.statusCode() == 302 || last.statusCode() == 303) {
            String location = last.headers().firstValue("Location").orElseThrow();
            if (!location.startsWith(realm)) {
                return last;
            }
            last = send(HttpRequest.newBuilder(URI.create(location)).GET());
        }
        return last;
    }

    /** Shows these, too: what somebody has copied, or kept from before. */
    void carry(Map<String, String> others) {
        cookies.putAll(others);
    }

    /** What a browser of the same person would send. */
    Map<String, String> cookies() {
        return Map.copyOf(cookies);
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
