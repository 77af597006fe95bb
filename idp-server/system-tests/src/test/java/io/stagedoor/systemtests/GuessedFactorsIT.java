package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever knows a password and guesses what comes behind it. Of guesses on several nodes: {@link GuessesBetweenNodes}. */
class GuessedFactorsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "codehunt";
    private static final int TRIES = 10;
    private static final Pattern HIDDEN = Pattern.compile("name=\"(generated\\w+)\" value=\"([^\"]+)\"");
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final FormSignIn.Application APPLICATION = new FormSignIn.Application(
            "code-hunt-app",
            new Applications(INSTALLATION).secret(),
            INSTALLATION.screeningRoom() + "/callback",
            "openid organization:" + HOME);
    private static final PushPeople PEOPLE = new PushPeople(INSTALLATION, APPLICATION, HOME);

    @BeforeAll
    static void anApplication() {
        ORGANIZATION.prove();
        new Applications(INSTALLATION)
                .add(APPLICATION.clientId(), "authentication-methods", "offline_access", Map.of());
    }

    @Test
    void recoveryCodesAreNotGuessed() {
        Person ada = new TestPeople(INSTALLATION).create("hunted-ada", HOME);
        String first = recoveryCodes(ada).getFirst();
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PushPeople.choosing(browser, PEOPLE.entered(browser, ada), "Recovery code");

        for (int tries = 0; tries < TRIES; tries++) {
            page = browser.submit(page, Map.of("recoveryCodeInput", "AAAABBBBCCC" + tries));
            assertThat(PushPeople.isLetIn(page)).isFalse();
        }
        HttpResponse<String> right = browser.submit(page, Map.of("recoveryCodeInput", first));

        assertThat(PushPeople.isLetIn(right)).as("locked out for a while").isFalse();
        assertThat(StudioApi.accepted(ORGANIZATION.get("/audit-events?actor=" + ada.id()))
                        .toString())
                .contains("\"sign-in\"", "invalid_user_credentials");
        // It was the lock that kept it out: the code itself is still good.
        INSTALLATION.admin("DELETE", "studio/attack-detection/brute-force/users/" + ada.id(), null);
        assertThat(PushPeople.isLetIn(browser.submit(right, Map.of("recoveryCodeInput", first))))
                .isTrue();
    }

    /** Set up by somebody who has just shown an authenticator app. */
    private static List<String> recoveryCodes(Person person) {
        FormSignIn browser = PEOPLE.browser();
        browser.signIn(APPLICATION, person.email(), TestPeople.PASSWORD);
        HttpResponse<String> page =
                browser.request(APPLICATION, new CodeVerifier(), Map.of("kc_action", "CONFIGURE_RECOVERY_AUTHN_CODES"));
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        List<String> codes =
                List.of(fields.getOrDefault("generatedRecoveryAuthnCodes", "").split(",", -1));
        fields.put("userLabel", "codes");
        fields.put("kcRecoveryCodesConfirmationCheck", "on");
        assertThat(PushPeople.isLetIn(browser.submit(page, fields))).isTrue();
        return codes;
    }
}
