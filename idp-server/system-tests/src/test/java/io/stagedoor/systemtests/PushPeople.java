package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People with a phone, and what their browsers are shown, without JavaScript. */
record PushPeople(Installation installation, FormSignIn.Application application, String organization) {

    private static final Pattern NUMBER = Pattern.compile("id=\"push-number\">(\\d\\d)<");
    private static final Pattern WAITING = Pattern.compile("data-push-waiting=\"([^\"]+)\"");
    private static final Pattern STEP = Pattern.compile("value=\"([^\"]+)\"");
    private static final Pattern HIDDEN = Pattern.compile("name=\"(generated\\w+)\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("id=\"push-code\">([0-9A-Z-]+)<");

    /** Somebody whose only second factor is that phone. */
    Person withPhone(String name, PushPhone phone) {
        Person person = new TestPeople(installation).create(name, organization);
        FormSignIn browser = browser();
        browser.signIn(application, person.email(), TestPeople.PASSWORD);
        setUp(browser, phone);
        forget(person, "otp");
        return person;
    }

    /** In a session that has shown a factor already. */
    void setUp(FormSignIn browser, PushPhone phone) {
        HttpResponse<String> page = enrolmentPage(browser);
        assertThat(phone.offer(code(page), "Pixel").statusCode()).isEqualTo(201);
        HttpResponse<String> asked = browser.submit(page, Map.of("push", ""));
        assertThat(asked.body())
                .contains("id=\"push-device\">Pixel<", phone.id().substring(0, 6));
        HttpResponse<String> done = browser.submit(asked, Map.of("push", "mine"));
        assertThat(done.headers().firstValue("Location").orElse("")).contains("code=", "kc_action_status=success");
    }

    /** The phone's person ticks that it is the one of before. */
    void setUpAgain(FormSignIn browser, PushPhone phone) {
        HttpResponse<String> page = enrolmentPage(browser);
        assertThat(phone.offer(code(page), "Pixel").statusCode()).isEqualTo(201);
        HttpResponse<String> asked = browser.submit(page, Map.of("push", ""));
        assertThat(asked.body()).contains("name=\"same\"");
        HttpResponse<String> done = browser.submit(asked, Map.of("push", "mine", "same", "on"));
        assertThat(done.headers().firstValue("Location").orElse("")).contains("code=", "kc_action_status=success");
    }

    HttpResponse<String> enrolmentPage(FormSignIn browser) {
        return browser.request(application, new CodeVerifier(), Map.of("kc_action", "stagedoor-push-enrol"));
    }

    static String code(HttpResponse<String> page) {
        Matcher code = CODE.matcher(page.body());
        assertThat(code.find()).as(page.body()).isTrue();
        return code.group(1);
    }

    FormSignIn browser() {
        return new FormSignIn(installation.realm());
    }

    HttpResponse<String> entered(FormSignIn browser, Person person) {
        return browser.entered(application, new CodeVerifier(), person.email(), TestPeople.PASSWORD);
    }

    static int number(HttpResponse<String> page) {
        Matcher number = NUMBER.matcher(page.body());
        assertThat(number.find()).as(page.body()).isTrue();
        return Integer.parseInt(number.group(1));
    }

    /** Where the page asks how it stands. */
    static String waiting(HttpResponse<String> page) {
        Matcher waiting = WAITING.matcher(page.body());
        assertThat(waiting.find()).as(page.body()).isTrue();
        return waiting.group(1);
    }

    /** Another one than is shown. */
    static int another(int number) {
        return number == 99 ? 10 : number + 1;
    }

    /** The button of the page. */
    static HttpResponse<String> look(FormSignIn browser, HttpResponse<String> page) {
        return browser.submit(page, Map.of("push", "look"));
    }

    /** From the list of other ways, by the name that is shown. */
    static HttpResponse<String> choosing(FormSignIn browser, HttpResponse<String> page, String name) {
        HttpResponse<String> ways = browser.submit(page, Map.of("tryAnotherWay", "on"));
        String button = Arrays.stream(ways.body().split("<button", -1))
                .filter(part -> part.contains(">" + name + "<"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ways.body()));
        Matcher step = STEP.matcher(button);
        assertThat(step.find()).isTrue();
        return browser.submit(ways, Map.of("authenticationExecution", step.group(1)));
    }

    static boolean isLetIn(HttpResponse<String> answer) {
        return ConnectedOrganization.isLetIn(answer);
    }

    /** Set up by somebody who has just shown an authenticator app. */
    List<String> recoveryCodes(Person person) {
        FormSignIn browser = browser();
        browser.signIn(application, person.email(), TestPeople.PASSWORD);
        HttpResponse<String> page =
                browser.request(application, new CodeVerifier(), Map.of("kc_action", "CONFIGURE_RECOVERY_AUTHN_CODES"));
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        List<String> codes =
                List.of(fields.getOrDefault("generatedRecoveryAuthnCodes", "").split(",", -1));
        fields.put("userLabel", "codes");
        fields.put("kcRecoveryCodesConfirmationCheck", "on");
        assertThat(isLetIn(browser.submit(page, fields))).isTrue();
        return codes;
    }

    /** As an administrator takes a credential away. */
    void forget(Person person, String type) {
        for (var credential : Installation.json(installation
                .admin("GET", "studio/users/" + person.id() + "/credentials", null)
                .body())) {
            if (credential.get("type").asText().equals(type)) {
                assertThat(installation
                                .admin(
                                        "DELETE",
                                        "studio/users/" + person.id() + "/credentials/"
                                                + credential.get("id").asText(),
                                        null)
                                .statusCode())
                        .isEqualTo(204);
            }
        }
    }
}
