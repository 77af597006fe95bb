package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A code by e-mail in the place of a password: who may have one, and who tries to have more of it. */
class EmailCodesIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final Pattern STEP = Pattern.compile("name=\"authenticationExecution\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("\\b([0-9]{4}) ([0-9]{4})\\b");
    private static final String NOBODY = "nobody@codework.example";

    private static ConnectedOrganization codework;

    @BeforeAll
    static void anOrganizationAllowsCodes() {
        codework = new ConnectedOrganization(INSTALLATION, "codework");
        StudioApi.accepted(choose(true));
    }

    @AfterAll
    static void pagesAreAsBefore() {
        StudioApi.accepted(choose(false));
    }

    @Test
    void aCodeStandsInThePlaceOfAPasswordAndTheSecondFactorIsAskedForAllTheSame() {
        Person gilda = codework.people().create("gilda", "codework");
        FormSignIn browser = browser();

        HttpResponse<String> page = ask(browser, gilda.email());
        HttpResponse<String> next = answer(browser, page, code(gilda.email()));

        assertThat(next.body()).contains("totpSecret");
        assertThat(ConnectedOrganization.isLetIn(next)).isFalse();
        assertThat(audited("sign-in-choices.change")).contains("\"emailCode\":\"true\"");
    }

    @Test
    void theLetterHoldsNoLinkAndIsInTheLanguageOfThePage() {
        Person greta = codework.people().create("greta", "codework");
        FormSignIn browser = browser();

        HttpResponse<String> first =
                browser.request(codework.screeningRoom(), new CodeVerifier(), Map.of("ui_locales", "de"));
        ask(browser, browser.submit(first, Map.of("username", greta.email())));

        String letter = Letters.awaitHtml(INSTALLATION, greta.email());
        assertThat(letter).contains("Ihr Code zum Anmelden").containsPattern(CODE);
        assertThat(letter).doesNotContain("<a ");
    }

    @Test
    void aStolenLetterOpensNothingInAnotherBrowser() {
        Person gwen = codework.people().create("gwen", "codework");
        ask(browser(), gwen.email());
        String stolen = code(gwen.email());
        FormSignIn thiefs = browser();

        assertThat(answer(thiefs, ask(thiefs, gwen.email()), stolen).body()).contains("input-error-code");
    }

    @Test
    void aCodeIsGoodOnce() {
        Person gerda = codework.people().create("gerda", "codework");
        FormSignIn browser = browser();
        HttpResponse<String> page = ask(browser, gerda.email());
        String code = code(gerda.email());
        assertThat(answer(browser, page, code).body()).contains("totpSecret");

        FormSignIn replaying = browser();
        assertThat(answer(replaying, ask(replaying, gerda.email()), code).body())
                .contains("input-error-code");
    }

    /** By the code's own count, and by Keycloak's protection of the account, which stops who guesses quickly before that. */
    @Test
    void aCodeIsDeadAfterFiveGuesses() {
        Person gus = codework.people().create("gus", "codework");
        FormSignIn browser = browser();
        HttpResponse<String> page = ask(browser, gus.email());
        String right = code(gus.email());

        for (int guess = 0; guess < 5; guess++) {
            page = answer(browser, page, "0000000" + guess);
            assertThat(page.body()).contains("input-error-code");
        }

        assertThat(answer(browser, page, right).body())
                .contains("input-error-code")
                .doesNotContain("totpSecret");
    }

    @Test
    void guessesCountAgainstTheAccount() {
        Person gina = codework.people().create("gina", "codework");
        FormSignIn browser = browser();
        HttpResponse<String> page = ask(browser, gina.email());
        for (int code = 0; code < 2; code++) {
            for (int guess = 0; guess < 5; guess++) {
                page = answer(browser, page, "1111111" + guess);
            }
            page = browser.submit(page, Map.of("again", "true"));
        }
        String right = code(gina.email());

        assertThat(answer(browser, page, right).body()).doesNotContain("totpSecret");
        FormSignIn password = browser();
        HttpResponse<String> refused =
                password.submit(codework.asked(password, gina.email()), Map.of("password", TestPeople.PASSWORD));
        assertThat(refused.body()).doesNotContain("totpSecret");
    }

    /** The same pages for an address that nobody has, for somebody who may have no code, and for somebody who may. */
    @Test
    void nobodyLearnsWhoIsThere() {
        Person known = codework.people().create("grace", "codework");
        Person disabled = codework.people().create("gloria", "codework");
        INSTALLATION.admin("PUT", "studio/users/" + disabled.id(), Map.of("enabled", false));
        String nobodys = journey(NOBODY);

        assertThat(journey(known.email())).isEqualTo(nobodys);
        assertThat(journey(codework.ownerPerson.email())).isEqualTo(nobodys);
        assertThat(journey(disabled.email())).isEqualTo(nobodys);
    }

    @Test
    void whoAdministersOrBelongsElsewhereTooHasNoCode() {
        Person manager = codework.people().create("manager", "codework");
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole("codework", manager.id(), "auditor");
        Person elsewhere = codework.people().create("elsewhere", "initech");
        Person allowed = codework.people().create("gabriel", "codework");

        ask(browser(), manager.email());
        ask(browser(), elsewhere.email());
        ask(browser(), allowed.email());

        code(allowed.email());
        assertThat(Letters.sentTo(INSTALLATION, manager.email())).isEmpty();
        assertThat(Letters.sentTo(INSTALLATION, elsewhere.email())).isEmpty();
    }

    /** What was allowed when the letter went out is asked again when the code comes back. */
    @Test
    void whoRisesBetweenLetterAndCodeIsNotLetIn() {
        Person riser = codework.people().create("riser", "codework");
        FormSignIn browser = browser();
        HttpResponse<String> page = ask(browser, riser.email());
        String code = code(riser.email());
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole("codework", riser.id(), "help-desk");

        assertThat(answer(browser, page, code).body()).contains("input-error-code");
    }

    @Test
    void lettersToOneAddressAreFewWhoeverAsks() {
        Person flooded = codework.people().create("flooded", "codework");
        for (String address : new String[] {flooded.email(), "flooded-nobody@codework.example"}) {
            FormSignIn browser = browser();
            HttpResponse<String> page = ask(browser, address);
            for (int letter = 1; letter < 5; letter++) {
                page = browser.submit(page, Map.of("again", "true"));
                assertThat(page.body()).doesNotContain("sd-notice--error");
            }

            assertThat(browser.submit(page, Map.of("again", "true")).body()).contains("sd-notice--error");
            FormSignIn another = browser();
            assertThat(ask(another, address).body()).contains("sd-notice--error");
        }
    }

    /** The address that was given first decides whose password it is. */
    @Test
    void anotherNamePostedBesideThePasswordIsNobodys() {
        Person one = codework.people().create("first-given", "codework");
        Person two = codework.people().create("posted-later", "codework");
        FormSignIn browser = browser();

        HttpResponse<String> answer = browser.submit(
                codework.asked(browser, "nobody-at-all@codework.example"),
                Map.of("username", two.email(), "password", TestPeople.PASSWORD));

        assertThat(answer.body()).doesNotContain("totpSecret");
        FormSignIn right = browser();
        assertThat(right.submit(codework.asked(right, one.email()), Map.of("password", TestPeople.PASSWORD))
                        .body())
                .contains("totpSecret");
    }

    private static HttpResponse<String> choose(boolean codes) {
        String tag = codework.get("/sign-in").headers().firstValue("ETag").orElseThrow();
        return codework.owner.call(
                "PUT",
                "/organizations/codework/sign-in",
                Map.of("passkey", false, "emailCode", codes),
                Map.of("If-Match", tag));
    }

    /** Everything that a browser is shown from the address to a wrong code, without what is new in every attempt. */
    private static String journey(String email) {
        FormSignIn browser = browser();
        HttpResponse<String> password = codework.asked(browser, email);
        HttpResponse<String> code = ask(browser, password);
        HttpResponse<String> wrong = answer(browser, code, "00000000");
        return withoutWhatIsNew(password, email) + withoutWhatIsNew(code, email) + withoutWhatIsNew(wrong, email);
    }

    private static String withoutWhatIsNew(HttpResponse<String> page, String email) {
        return page.statusCode()
                + page.body()
                        .replace(email, "EMAIL")
                        .replaceAll("(session_code|tab_id|client_data|execution|state|nonce)=[^&\"]*", "$1")
                        .replaceAll("data-(challenge|auth-session)=\"[^\"]*\"", "")
                        .replaceAll("checkCookiesAndSetTimer|\\\\u0026", "");
    }

    private static HttpResponse<String> ask(FormSignIn browser, String email) {
        return ask(browser, codework.asked(browser, email));
    }

    private static HttpResponse<String> ask(FormSignIn browser, HttpResponse<String> password) {
        Matcher step = STEP.matcher(password.body());
        assertThat(step.find()).as(password.body()).isTrue();
        return browser.submit(password, Map.of("authenticationExecution", step.group(1)));
    }

    private static HttpResponse<String> answer(FormSignIn browser, HttpResponse<String> page, String code) {
        return browser.submit(page, Map.of("code", code));
    }

    private static String code(String email) {
        Matcher code = CODE.matcher(Letters.awaitHtml(INSTALLATION, email));
        assertThat(code.find()).isTrue();
        return code.group(1) + code.group(2);
    }

    private static String audited(String action) {
        JsonNode items = StudioApi.accepted(codework.get("/audit-events?action=" + action))
                .get("items");
        return items.toString();
    }

    private static FormSignIn browser() {
        return new FormSignIn(INSTALLATION.realm());
    }
}
