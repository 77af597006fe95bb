package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** People with a password and an authenticator app of which the test knows the secret, who sign in as often as they like. */
final class RememberingPeople {

    static final String COOKIE = "__Host-stagedoor-device-";
    static final String SECRET = "12345678901234567890";

    private static final int STEP = 30;

    private final Installation installation;
    private final String organization;
    private final Map<String, Integer> codes = new HashMap<>();

    RememberingPeople(Installation installation, String organization) {
        this.installation = installation;
        this.organization = organization;
    }

    Person create(String name) {
        String email = name + "@" + organization + ".example";
        HttpResponse<String> made = installation.admin(
                "POST",
                "studio/users",
                Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "emailVerified",
                        true,
                        "enabled",
                        true,
                        "firstName",
                        name,
                        "lastName",
                        "Tester",
                        "credentials",
                        List.of(
                                Map.of("type", "password", "value", TestPeople.PASSWORD, "temporary", false),
                                Map.of(
                                        "type",
                                        "otp",
                                        "secretData",
                                        "{\"value\":\"" + SECRET + "\"}",
                                        "credentialData",
                                        "{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\"}"))));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String location = made.headers().firstValue("Location").orElseThrow();
        Person person = new Person(location.substring(location.lastIndexOf('/') + 1), email);
        new TestPeople(installation).join(person.id(), organization);
        return person;
    }

    FormSignIn browser() {
        return new FormSignIn(installation.realm());
    }

    /** What follows e-mail and password. */
    HttpResponse<String> entered(
            FormSignIn browser, FormSignIn.Application application, CodeVerifier verifier, Person person) {
        return browser.entered(application, verifier, person.email(), TestPeople.PASSWORD);
    }

    /** What follows the code. Each is taken once, and those of the step before and after are as good: three for each person. */
    HttpResponse<String> typed(FormSignIn browser, HttpResponse<String> page, Person person) {
        assertThat(page.body()).contains("id=\"otp\"");
        int use = codes.merge(person.id(), 1, Integer::sum);
        Instant at = Instant.now().plusSeconds(use == 1 ? -STEP : use == 2 ? 0 : STEP);
        return browser.submit(page, Map.of("otp", Totp.ofRawSecret(SECRET).codeAt(at)));
    }

    /** Signs in, and has the browser remembered. */
    HttpResponse<String> remembered(
            FormSignIn browser, FormSignIn.Application application, CodeVerifier verifier, Person person) {
        HttpResponse<String> offer = typed(browser, entered(browser, application, verifier, person), person);
        assertThat(offer.body()).contains("id=\"sd-remember-device\"");
        return browser.submit(offer, Map.of("remember-device", "yes"));
    }

    HttpResponse<String> remembered(FormSignIn browser, FormSignIn.Application application, Person person) {
        HttpResponse<String> answer = remembered(browser, application, new CodeVerifier(), person);
        assertThat(ConnectedOrganization.isLetIn(answer)).as(answer.body()).isTrue();
        return answer;
    }

    /** A browser that was closed since: what is left is what it remembers of its people. */
    FormSignIn later(FormSignIn browser) {
        return with(deviceCookies(browser));
    }

    FormSignIn with(Map<String, String> cookies) {
        FormSignIn later = browser();
        later.carry(cookies);
        return later;
    }

    static Map<String, String> deviceCookies(FormSignIn browser) {
        return browser.cookies().entrySet().stream()
                .filter(cookie ->
                        cookie.getKey().startsWith(COOKIE) && !cookie.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
