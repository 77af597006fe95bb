package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever knows a password and guesses what comes behind it. Of guesses on several nodes: {@link GuessesBetweenNodes}. */
class GuessedFactorsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "codehunt";
    private static final int TRIES = 10;
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
        String first = PEOPLE.recoveryCodes(ada).getFirst();
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
}
