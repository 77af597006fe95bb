package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Codes of authenticator apps, and recovery codes. */
class OneTimeCodesIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final FactorPeople PEOPLE = new FactorPeople(INSTALLATION, "oncework");

    @Test
    void codesOfAnAppThatNobodyHereWroteWorkOnceAndAStepEarly() {
        Person ada = PEOPLE.withApp("factors-ada");
        OathTool app = OathTool.plain(FactorPeople.SECRET);
        String early = app.codeAt(Instant.now().plusSeconds(30));
        assertThat(FactorPeople.isIn(PEOPLE.typed(PEOPLE.browser(), ada, early)))
                .isTrue();
        assertThat(FactorPeople.isIn(PEOPLE.typed(PEOPLE.browser(), ada, early)))
                .as("the same code, in another browser")
                .isFalse();
        assertThat(FactorPeople.isIn(PEOPLE.typed(
                        PEOPLE.browser(), ada, app.codeAt(Instant.now().minusSeconds(90)))))
                .isFalse();
    }

    @Test
    void otherDigestsLengthsAndStepsWork() {
        Person bea = PEOPLE.with(
                "factors-bea",
                Map.of(
                        "type",
                        "otp",
                        "secretData",
                        "{\"value\":\"" + FactorPeople.SECRET + "\"}",
                        "credentialData",
                        "{\"subType\":\"totp\",\"digits\":8,\"period\":60,\"algorithm\":\"HmacSHA256\"}"));
        OathTool app = new OathTool(FactorPeople.SECRET, "sha256", 8, 60);
        assertThat(FactorPeople.isIn(PEOPLE.typed(
                        PEOPLE.browser(),
                        bea,
                        OathTool.plain(FactorPeople.SECRET).codeAt(Instant.now()))))
                .isFalse();
        assertThat(FactorPeople.isIn(PEOPLE.typed(PEOPLE.browser(), bea, app.codeAt(Instant.now()))))
                .isTrue();
    }

    @Test
    void thePictureForTheAppNamesTheProductAndTheAddress() {
        Person cem = PEOPLE.withPassword("factors-cem");
        INSTALLATION.admin(
                "PUT",
                "studio/users/" + cem.id(),
                Map.of(
                        "email",
                        "factors-cem+app@" + PEOPLE.home + ".example",
                        "emailVerified",
                        true,
                        "enabled",
                        true,
                        "firstName",
                        "Cem",
                        "lastName",
                        "Tester"));
        String page = PEOPLE.browser()
                .entered(
                        PEOPLE.application,
                        new CodeVerifier(),
                        "factors-cem+app@" + PEOPLE.home + ".example",
                        TestPeople.PASSWORD)
                .body();
        // https://github.com/google/google-authenticator/wiki/Key-Uri-Format: issuer twice, no '+' for a space, base 32
        // without padding.
        assertThat(QrCodes.read(page))
                .matches("otpauth://totp/Stagedoor:factors-cem%2Bapp%40" + PEOPLE.home
                        + "\\.example\\?secret=[A-Z2-7]{32}&digits=6&algorithm=SHA1&issuer=Stagedoor&period=30");
    }

    @Test
    void tenRecoveryCodesWorkOnceEachAndAreAnnouncedWhenFew() {
        Person dan = PEOPLE.withApp("factors-dan");
        FormSignIn browser = PEOPLE.signedIn(dan);
        List<String> codes = PEOPLE.newCodes(
                browser, browser.request(PEOPLE.application, new CodeVerifier(), FactorPeople.codesAction()));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        String first = codes.getFirst();
        assertThat(FactorPeople.isIn(PEOPLE.recovered(dan, first))).isTrue();
        assertThat(FactorPeople.isIn(PEOPLE.recovered(dan, first)))
                .as("used already")
                .isFalse();
        for (int used = 1; used < 6; used++) {
            assertThat(FactorPeople.isIn(PEOPLE.recovered(dan, codes.get(used))))
                    .as("code " + used)
                    .isTrue();
        }
        FormSignIn last = PEOPLE.browser();
        HttpResponse<String> told = PEOPLE.recovered(last, dan, codes.get(6));
        assertThat(told.body()).contains("You have 3 recovery codes left.");
        assertThat(FactorPeople.isIn(last.submit(told, Map.of("codes", "later"))))
                .isTrue();
        JsonNode mine = PEOPLE.mine(dan, "recovery-authn-codes");
        assertThat(mine.get("codesLeft").asInt()).isEqualTo(3);
        assertThat(mine.get("few").asBoolean()).isTrue();
        assertThat(mine.hasNonNull("lastUsed")).isTrue();

        FormSignIn again = PEOPLE.browser();
        HttpResponse<String> offer = PEOPLE.recovered(again, dan, codes.get(7));
        List<String> fresh = PEOPLE.newCodes(again, again.submit(offer, Map.of("codes", "now")));
        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(codes);
        assertThat(FactorPeople.isIn(PEOPLE.recovered(dan, codes.get(8))))
                .as("one of before")
                .isFalse();
        assertThat(FactorPeople.isIn(PEOPLE.recovered(dan, fresh.getFirst()))).isTrue();
    }

    @Test
    void guessingRecoveryCodesLocksOutForAWhileAndIsInTheTrail() {
        Person eve = PEOPLE.withApp("factors-eve");
        FormSignIn browser = PEOPLE.signedIn(eve);
        List<String> codes = PEOPLE.newCodes(
                browser, browser.request(PEOPLE.application, new CodeVerifier(), FactorPeople.codesAction()));
        FormSignIn guesser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.codesPage(guesser, eve);
        for (int guess = 0; guess < 11 && page.body().contains("recoveryCodeInput"); guess++) {
            page = guesser.submit(page, Map.of("recoveryCodeInput", "AAAA-BBBB-CCC" + (char) ('A' + guess)));
            assertThat(FactorPeople.isIn(page)).isFalse();
        }
        assertThat(FactorPeople.isIn(PEOPLE.typed(
                        PEOPLE.browser(),
                        eve,
                        OathTool.plain(FactorPeople.SECRET).codeAt(Instant.now().plusSeconds(30)))))
                .as("also with the right code of the app")
                .isFalse();
        assertThat(PEOPLE.audited("sign-in")).contains(eve.id());
        assertThat(codes).isNotEmpty();
    }
}
