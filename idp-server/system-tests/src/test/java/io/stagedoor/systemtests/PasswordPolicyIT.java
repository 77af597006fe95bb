package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An organization's password policy at every way in which a password is set. */
class PasswordPolicyIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String POLICY = "/password-policy";
    private static final String GOOD = "seven lanterns swim 7 north";

    /** Too short for somebody with nothing else, no digit, a word that is excluded, their own name; and easy to guess. */
    private static final String BAD = "harvest wilma";

    private static ConnectedOrganization strict;

    @BeforeAll
    static void anOrganizationThatAsksForMore() {
        strict = new ConnectedOrganization(INSTALLATION, "passwordwork");
        strict.prove();
        StudioApi.accepted(put(
                strict.owner,
                "\"0\"",
                Map.of(
                        "minimumLength",
                        14,
                        "minimumLengthAlone",
                        18,
                        "digits",
                        1,
                        "history",
                        7,
                        "strength",
                        2,
                        "deniedWords",
                        List.of("Harvest"))));
    }

    @Test
    void anAdministratorOfKeycloakIsToldEverythingAtOnce() {
        Person wilma = strict.people().create("wilma-admin", strict.alias);
        HttpResponse<String> refused = set(wilma, BAD, false);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "Use at least 18 characters.",
                        "Use at least one digit.",
                        "Leave out your name",
                        "Leave out a word that your organization has excluded.")
                .doesNotContain("special", "{0", BAD);
        assertThat(set(wilma, BAD, true).statusCode())
                .as("a temporary one, too")
                .isEqualTo(400);
        assertThat(set(wilma, "seven lanterns swim north", false).body()).contains("Use at least one digit.");
        assertThat(set(wilma, "password 1 password", false).body()).contains("It is too easy to guess");
        assertThat(set(wilma, GOOD, false).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Use at least 14 characters. Use at least one digit. Leave out your name",
                "de | Nehmen Sie mindestens 14 Zeichen. Nehmen Sie mindestens eine Ziffer. Lassen Sie Ihren Namen",
                "fr | Utilisez au moins 14 caractères. Utilisez au moins un chiffre."
            })
    void whoHasToChooseANewPasswordIsToldEverythingInTheLanguageOfThePage(String language, String expected) {
        Person wilma = strict.people().create("wilma-" + language, strict.alias);
        INSTALLATION.admin(
                "PUT",
                "studio/users/" + wilma.id(),
                Map.of("requiredActions", List.of("UPDATE_PASSWORD"), "enabled", true));
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> first =
                browser.request(strict.screeningRoom(), new CodeVerifier(), Map.of("ui_locales", language));
        HttpResponse<String> page = browser.submit(first, Map.of("username", wilma.email()));
        page = browser.submit(page, Map.of("username", wilma.email(), "password", TestPeople.PASSWORD));
        page = browser.enrolled(page);

        assertThat(page.body()).contains("data-rule=\"length\" data-at=\"14\"", "data-rule=\"digits\" data-at=\"1\"");
        assertThat(page.body()).as("what is excluded may be a secret").doesNotContainIgnoringCase("harvest");
        page = choose(browser, page, BAD);
        assertThat(text(page)).contains(expected);
        assertThat(page.body()).contains("data-rule=\"length\" data-at=\"14\"").doesNotContain(BAD);
        assertThat(ConnectedOrganization.isLetIn(choose(browser, page, GOOD))).isTrue();
        assertThat(events(wilma))
                .contains("passwordRulesBroken")
                .doesNotContain(BAD)
                .doesNotContain(GOOD);
    }

    @Test
    void theLinkForAForgottenPasswordLeadsToTheSameRules() {
        Person wilma = strict.people().create("wilma-forgot", strict.alias);
        StudioApi.accepted(strict.call("POST", "/people/" + wilma.id() + "/password-reset", null));
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> page = browser.get(Letters.awaitLink(INSTALLATION, wilma.email(), "action-token"));
        if (!page.body().contains("password-new")) {
            page = browser.get(link(page));
        }

        page = choose(browser, page, BAD);
        assertThat(text(page)).contains("Use at least 18 characters. Use at least one digit.");
        assertThat(choose(browser, page, GOOD).body()).doesNotContain("sd-notice--error");
    }

    @Test
    void whoIsInvitedMeetsTheRulesOfTheirOwnOrganization() {
        String email = "wilma-invited@" + strict.domain;
        StudioApi.accepted(strict.call("POST", "/invitations", Map.of("email", email)));
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> form = browser.get(Letters.awaitLink(INSTALLATION, email));
        browser.submit(form, Map.of("username", email, "email", email, "firstName", "Wilma", "lastName", "Invited"));
        HttpResponse<String> page = browser.get(Letters.awaitLink(INSTALLATION, email, "action-token"));
        if (!page.body().contains("password-new")) {
            page = browser.get(link(page));
        }

        assertThat(page.body()).contains("data-rule=\"length\" data-at=\"18\"");
        assertThat(text(choose(browser, page, BAD))).contains("Use at least 18 characters.", "Leave out a word");
    }

    @Test
    void aDirectoryIsToldEverythingAtOnce() {
        DirectoryClient directory = DirectoryClient.of(strict);
        HttpResponse<String> refused = directory.call("POST", "/Users", person("wilma-scim", BAD));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body())
                .contains("it has to have 18 characters or more", "1 digits", "the person's name", "has excluded")
                .doesNotContain(BAD);
        JsonNode made = directory.user(person("wilma-scim", GOOD));
        assertThat(directory
                        .patch(
                                "/Users/" + made.get("id").asText(),
                                Map.of("op", "replace", "path", "password", "value", BAD))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theRealmsRulesHoldWhereKeycloakMakesManyPeopleAtOnce() {
        Map<String, Object> person = Map.of(
                "username",
                "wilma-import@elsewhere.example",
                "enabled",
                true,
                "credentials",
                List.of(Map.of("type", "password", "value", "too short", "temporary", false)));
        assertThat(INSTALLATION.admin("POST", "studio/users", person).statusCode())
                .isEqualTo(400);
        assertThat(INSTALLATION
                        .admin(
                                "POST",
                                "studio/partialImport",
                                Map.of("ifResourceExists", "FAIL", "users", List.of(person)))
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(INSTALLATION
                        .admin("GET", "studio/users?exact=true&username=wilma-import@elsewhere.example", null)
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void aGuestFollowsTheRulesOfTheirOwnOrganizationAlone() {
        TestPeople people = strict.people();
        Person guest = people.create("guest-with-password", "initech");
        people.join(guest.id(), strict.alias);

        assertThat(set(guest, "fifteen letters", false).statusCode()).isEqualTo(204);
        assertThat(set(guest, "only fourteen!", false).body()).contains("Use at least 15 characters.");
    }

    @Test
    void asManyFormerPasswordsAreRememberedAsTheOrganizationAsksFor() {
        Person wilma = strict.people().create("wilma-history", strict.alias);
        for (int i = 1; i <= 7; i++) {
            assertThat(set(wilma, GOOD + i, false).statusCode()).isEqualTo(204);
        }
        assertThat(set(wilma, GOOD + 1, false).body()).contains("not among your last 7");
        assertThat(set(wilma, GOOD + 8, false).statusCode()).isEqualTo(204);
        assertThat(set(wilma, GOOD + 1, false).statusCode()).isEqualTo(204);
    }

    @Test
    void oneTextIsOnePasswordFromEveryKeyboard() {
        Person wilma = strict.people().create("wilma-unicode", strict.alias);
        String typed = "Übergrößenträger sieht 7 Käfer";
        assertThat(set(wilma, Normalizer.normalize(typed, Normalizer.Form.NFD), false)
                        .statusCode())
                .isEqualTo(204);
        assertThat(isRight(wilma, typed)).isTrue();
        assertThat(isRight(wilma, Normalizer.normalize(typed, Normalizer.Form.NFD)))
                .isTrue();
        assertThat(isRight(wilma, typed.replace('7', '\uFF17'))).isTrue();
        assertThat(isRight(wilma, typed.replace('Ü', 'U'))).isFalse();
        assertThat(isRight(wilma, typed.substring(0, 29)))
                .as("nothing is cut off")
                .isFalse();
    }

    @Test
    void aPasswordOfBeforeWorksAsItWasTyped() {
        String typed = Normalizer.normalize("Überall liegt Käse", Normalizer.Form.NFD);
        Person wilma = strict.people().createWithHash("wilma-before", strict.alias, typed);
        assertThat(isRight(wilma, typed)).isTrue();
        assertThat(isRight(wilma, Normalizer.normalize(typed, Normalizer.Form.NFC)))
                .isFalse();
    }

    @Test
    void aPasswordOfAHundredThousandCharactersIsRefusedAndNothingElseHappens() {
        Person wilma = strict.people().create("wilma-long", strict.alias);
        String huge = "\uFDFA".repeat(33_000);
        HttpResponse<String> refused = set(wilma, huge, false);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Use at most 128 characters.").doesNotContain("at least");
        assertThat(isRight(wilma, huge)).isFalse();
        assertThat(isRight(wilma, TestPeople.PASSWORD)).isTrue();
        assertThat(set(wilma, GOOD + "\uD83D\uDE00".repeat(37), false).statusCode())
                .as("64 characters, 101 units")
                .isEqualTo(204);
    }

    @Test
    void onlyTheOrganizationsOwnAdministratorsTightenAndNobodyLoosens() {
        ConnectedOrganization other = new ConnectedOrganization(INSTALLATION, "passwordother");
        assertThat(other.owner.get("/organizations/" + strict.alias + POLICY).statusCode())
                .isEqualTo(404);
        assertThat(put(other.owner, "\"1\"", Map.of()).statusCode()).isEqualTo(404);

        HttpResponse<String> read = other.get(POLICY);
        assertThat(read.headers().firstValue("ETag")).contains("\"0\"");
        JsonNode policy = StudioApi.accepted(read);
        assertThat(policy.get("minimumLength").asInt()).isEqualTo(12);
        assertThat(policy.get("minimumLengthAlone").asInt()).isEqualTo(15);
        assertThat(policy.get("history").asInt()).isEqualTo(5);
        assertThat(policy.get("withoutOwnData").asBoolean()).isTrue();
        assertThat(policy.get("realm").get("minimumLength").asInt()).isEqualTo(12);

        String path = "/organizations/passwordother" + POLICY;
        assertThat(other.owner.call("PUT", path, policy, Map.of()).statusCode()).isEqualTo(428);
        assertThat(other.owner
                        .call("PUT", path, policy, Map.of("If-Match", "\"7\""))
                        .statusCode())
                .isEqualTo(412);
        for (Map<String, Object> loose : List.<Map<String, Object>>of(
                Map.of("minimumLength", 11),
                Map.of("minimumLengthAlone", 14),
                Map.of("history", 4),
                Map.of("withoutOwnData", false),
                Map.of("minimumLength", 65),
                Map.of("digits", 9),
                Map.of("special", -1),
                Map.of("strength", 5),
                Map.of("deniedWords", List.of("abc")))) {
            HttpResponse<String> refused = other.owner.call("PUT", path, loose, Map.of("If-Match", "\"0\""));
            assertThat(refused.statusCode()).as(loose.toString()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("\"pointer\":\"/" + loose.keySet().iterator().next() + "\"");
        }
        HttpResponse<String> again = other.owner.call("PUT", path, policy, Map.of("If-Match", "\"0\""));
        assertThat(again.statusCode()).as("what was read can be written back").isEqualTo(200);
        assertThat(again.headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void whatChangedIsInTheTrailAndTheWordsAreNot() {
        String trail = strict.get("/audit-events?action=password-policy.change").body();
        assertThat(trail)
                .contains("\"minimumLength\":\"14\"", "\"minimumLengthBefore\":\"12\"", "\"deniedWords\":\"1\"")
                .doesNotContainIgnoringCase("harvest");
    }

    private static HttpResponse<String> put(StudioApi by, String tag, Map<String, Object> policy) {
        return by.call("PUT", "/organizations/" + strict.alias + POLICY, policy, Map.of("If-Match", tag));
    }

    private static HttpResponse<String> set(Person person, String password, boolean temporary) {
        return INSTALLATION.admin(
                "PUT",
                "studio/users/" + person.id() + "/reset-password",
                Map.of("type", "password", "value", password, "temporary", temporary));
    }

    private static HttpResponse<String> choose(FormSignIn browser, HttpResponse<String> page, String password) {
        return browser.submit(page, Map.of("password-new", password, "password-confirm", password));
    }

    /** Whether the page for a password takes it, and goes on to the second factor. */
    private static boolean isRight(Person person, String password) {
        return new FormSignIn(INSTALLATION.realm())
                .entered(strict.screeningRoom(), new CodeVerifier(), person.email(), password)
                .body()
                .contains("totpSecret");
    }

    private static String text(HttpResponse<String> page) {
        return page.body().replace("&#39;", "'").replaceAll("&(eacute);", "é");
    }

    /** The way on from a page that only leads somewhere. */
    static String link(HttpResponse<String> page) {
        java.util.regex.Matcher link =
                Pattern.compile("href=\"(http[^\"]*login-actions/[^\"]*)\"").matcher(page.body());
        if (!link.find()) {
            throw new AssertionError("no way on: " + page.statusCode() + " " + page.uri() + page.body());
        }
        return link.group(1).replace("&amp;", "&");
    }

    private static String events(Person person) {
        return INSTALLATION
                .admin("GET", "studio/events?user=" + person.id(), null)
                .body();
    }

    private static Map<String, Object> person(String name, String password) {
        String address = name + "@" + strict.domain;
        return Map.of(
                "schemas",
                List.of(DirectoryClient.USER),
                "userName",
                address,
                "name",
                Map.of("givenName", "Wilma", "familyName", "Scim"),
                "emails",
                List.of(Map.of("value", address, "primary", true)),
                "password",
                password);
    }
}
