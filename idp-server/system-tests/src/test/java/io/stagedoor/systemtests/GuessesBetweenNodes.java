package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes of an authenticator app that somebody guesses at two nodes: a pair of them is dear, so the test that has one asks here. */
final class GuessesBetweenNodes {

    private GuessesBetweenNodes() {}

    /** Of four guesses that lock somebody out each node sees two. Changes how the realm counts. */
    static void countTogether(Installation installation, ServerNode other) {
        installation.admin("PUT", "studio", Map.of("failureFactor", 4, "quickLoginCheckMilliSeconds", 0));
        FormSignIn.Application application = new FormSignIn.Application(
                "screening-room",
                installation.secret("SCREENING_ROOM_CLIENT_SECRET"),
                installation.screeningRoom() + "/callback",
                "openid organization");
        Person guessed = new TestPeople(installation).create("guessed-between-nodes", "initech");
        FormSignIn first = new FormSignIn(installation.realm());
        HttpResponse<String> enrolment =
                first.entered(application, new CodeVerifier(), guessed.email(), TestPeople.PASSWORD);
        Matcher secret =
                Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"").matcher(enrolment.body());
        assertThat(secret.find()).isTrue();
        Totp app = Totp.ofRawSecret(secret.group(1));
        first.enrolled(enrolment);

        FormSignIn browser = new FormSignIn(installation.realm());
        HttpResponse<String> page =
                browser.entered(application, new CodeVerifier(), guessed.email(), TestPeople.PASSWORD);
        for (int guess = 0; guess < 4; guess++) {
            String action = FormSignIn.action(page);
            page = browser.post(
                    guess % 2 == 0 ? action : action.replace(installation.server(), other.address()),
                    Map.of("otp", "00000" + guess));
            assertThat(page.body()).contains("id=\"otp\"");
        }
        // The next one: that of the enrolment was used.
        Instant next = Instant.now().plusSeconds(30);
        page = browser.post(FormSignIn.action(page), Map.of("otp", app.codeAt(next)));
        assertThat(ConnectedOrganization.isLetIn(page)).as("locked out").isFalse();
        installation.admin("DELETE", "studio/attack-detection/brute-force/users/" + guessed.id(), null);
        assertThat(ConnectedOrganization.isLetIn(
                        browser.post(FormSignIn.action(page), Map.of("otp", app.codeAt(next)))))
                .as("it was the lock that kept the code out")
                .isTrue();
        // And what was used on one node is used on the other.
        FormSignIn thief = new FormSignIn(installation.realm());
        HttpResponse<String> again =
                thief.entered(application, new CodeVerifier(), guessed.email(), TestPeople.PASSWORD);
        assertThat(ConnectedOrganization.isLetIn(thief.post(
                        FormSignIn.action(again).replace(installation.server(), other.address()),
                        Map.of("otp", app.codeAt(next)))))
                .as("a code that was used")
                .isFalse();
    }
}
