package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose a phone is: who sets one up, who hears of it, and what becomes of one that is not theirs. */
class PushOwnersIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "pushowners";
    private static final String COMPROMISE =
            "https://schemas.openid.net/secevent/risc/event-type/credential-compromise";
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final FormSignIn.Application APPLICATION = new FormSignIn.Application(
            "push-owners-app",
            new Applications(INSTALLATION).secret(),
            INSTALLATION.screeningRoom() + "/callback",
            "openid organization:" + HOME);
    private static final FormSignIn.Application APPLICATION_ABROAD = new FormSignIn.Application(
            APPLICATION.clientId(), APPLICATION.secret(), APPLICATION.redirectUri(), "openid organization:initech");
    private static final PushPeople PEOPLE = new PushPeople(INSTALLATION, APPLICATION, HOME);

    @BeforeAll
    static void anApplication() {
        ORGANIZATION.prove();
        new Applications(INSTALLATION)
                .add(APPLICATION.clientId(), "authentication-methods", "offline_access", Map.of());
    }

    @Test
    void aReportIsToldToThePersonToTheirAdministratorsAndToApplications() {
        StudioApi receiver = new Applications(INSTALLATION).reader("push-owners-receiver", HOME);
        String stream = StudioApi.accepted(
                        ORGANIZATION.call("POST", "/event-streams", Map.of("name", "SIEM", "delivery", "poll")))
                .get("id")
                .asText();
        PushPhone phone = new PushPhone(INSTALLATION);
        Person ada = PEOPLE.withPhone("owns-ada", phone);
        PEOPLE.entered(PEOPLE.browser(), ada);

        assertThat(phone.say(phone.only(), "report").statusCode()).isEqualTo(204);

        awaitLetter(ada.email(), "You reported a sign-in");
        assertThat(awaitLetter(ORGANIZATION.ownerPerson.email(), "Somebody reported a sign-in"))
                .contains(ada.email(), "push-owners-app", "127.0.0.1");
        String events = Eventually.get(
                "the signal",
                () -> Optional.of(told(receiver, stream, ada)).filter(claims -> claims.contains(COMPROMISE)));
        assertThat(events).contains("\"credential_type\":\"password\"").doesNotContain("127.0.0.1");
    }

    @Test
    void anOlderPhoneIsToldOfANewOneAndTakesItAway() {
        PushPhone old = new PushPhone(INSTALLATION);
        PushPhone known = new PushPhone(INSTALLATION);
        PushPhone intruders = new PushPhone(INSTALLATION);
        Person ben = PEOPLE.withPhone("owns-ben", old);
        FormSignIn browser = signedIn(ben, old);
        PEOPLE.setUp(browser, known);
        assertThat(old.notices()).containsExactly(known.id());
        assertThat(old.say(known, "known")).isEqualTo(204);
        assertThat(old.notices()).isEmpty();
        assertThat(old.say(known, "report")).as("it was said already").isEqualTo(404);
        PEOPLE.setUp(browser, intruders);
        HttpResponse<String> next = PEOPLE.enrolmentPage(browser);
        String code = PushPeople.code(next);

        assertThat(known.notices()).containsExactly(intruders.id());
        assertThat(intruders.notices()).as("a newer one is told of none").isEmpty();
        assertThat(intruders.say(old, "report")).as("nor takes any away").isEqualTo(404);
        assertThat(new PushPhone(INSTALLATION).say(intruders, "report")).isEqualTo(403);
        assertThat(old.say(intruders, "report")).isEqualTo(204);

        assertThat(intruders.open().statusCode()).isEqualTo(403);
        assertThat(known.notices()).isEmpty();
        assertThat(known.say(intruders, "report")).isEqualTo(404);
        assertThat(known.open().statusCode()).isEqualTo(200);
        // Whoever set it up is out, also with the page for the next one.
        assertThat(new PushPhone(INSTALLATION).offer(code, "Next").statusCode()).isEqualTo(409);
        assertThat(browser.request(APPLICATION, new CodeVerifier(), Map.of()).body())
                .contains("id=\"username\"");
        awaitLetter(ben.email(), "A phone was removed");
        assertThat(awaitLetter(ORGANIZATION.ownerPerson.email(), "Somebody reported a phone"))
                .contains(ben.email());
        assertThat(audited("push.phone-report")).contains(ben.id(), intruders.id(), old.id());
        assertThat(audited("push.phone-known")).contains(known.id()).doesNotContain(intruders.id());
    }

    /** Whoever set it up has approved with it already, and their browser has not gone on yet. */
    @Test
    void whatAReportedPhoneHasApprovedLetsNobodyIn() {
        PushPhone old = new PushPhone(INSTALLATION);
        PushPhone intruders = new PushPhone(INSTALLATION);
        Person flo = PEOPLE.withPhone("owns-flo", old);
        PEOPLE.setUp(signedIn(flo, old), intruders);
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, flo);
        assertThat(intruders.approve(intruders.only(), PushPeople.number(page)).statusCode())
                .isEqualTo(204);

        assertThat(old.say(intruders, "report")).isEqualTo(204);

        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isFalse();
    }

    /** The administrator's one-time code: an access pass is the fresh factor that lets a phone be set up. */
    @Test
    void whoeverLostTheKeyOfTheirPhoneSetsItUpAgainWithAnAccessPass() {
        PushPhone lost = new PushPhone(INSTALLATION);
        Person cem = PEOPLE.withPhone("owns-cem", lost);
        HttpResponse<String> pass = ORGANIZATION.call("POST", "/access-passes/" + cem.id(), Map.of("uses", "once"));
        String code = Installation.json(pass.body()).get("code").asText();
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> other = PushPeople.choosing(browser, PEOPLE.entered(browser, cem), "Access pass");
        assertThat(PushPeople.isLetIn(browser.submit(other, Map.of("accessPass", code))))
                .isTrue();
        PushPhone anew = new PushPhone(INSTALLATION);

        PEOPLE.setUpAgain(browser, anew);

        assertThat(lost.open().statusCode()).isEqualTo(403);
        assertThat(phonesOf(cem)).isEqualTo(1);
        signedIn(cem, anew);
    }

    @Test
    void whoeverHasNoFactorMayTakeThePhoneForTheirFirst() {
        Person dan = new TestPeople(INSTALLATION).create("owns-dan", HOME);
        FormSignIn browser = PEOPLE.browser();
        CodeVerifier verifier = new CodeVerifier();
        PushPhone phone = new PushPhone(INSTALLATION);
        HttpResponse<String> app = browser.entered(APPLICATION, verifier, dan.email(), TestPeople.PASSWORD);
        assertThat(app.body()).contains("totpSecret").containsPattern(offered("push"));

        HttpResponse<String> page = browser.submit(app, Map.of("stagedoor-first-factor", "push"));
        assertThat(page.body()).containsPattern(offered("totp"));
        HttpResponse<String> back = browser.submit(page, Map.of("stagedoor-first-factor", "totp"));
        assertThat(back.body()).contains("totpSecret");
        page = browser.submit(back, Map.of("stagedoor-first-factor", "push"));
        assertThat(phone.offer(PushPeople.code(page), "Pixel").statusCode()).isEqualTo(201);
        HttpResponse<String> asked = browser.submit(page, Map.of("push", ""));
        JsonNode tokens = browser.redeem(APPLICATION, verifier, browser.submit(asked, Map.of("push", "mine")));

        String access = new Base64URL(tokens.get("access_token").asText().split("\\.", -1)[1]).decodeToString();
        assertThat(access).contains("\"pop\"", "\"swk\"").doesNotContain("\"otp\"");
        assertThat(phonesOf(dan)).isEqualTo(1);
        signedIn(dan, phone);
    }

    /** A page that somebody came for of their own accord can be cancelled: then no factor would be asked for at all. */
    @Test
    void whatCanBeCancelledDoesNotTakeThePlaceOfTheFirstFactor() {
        Person eve = new TestPeople(INSTALLATION).create("owns-eve", HOME);
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> first = browser.submit(
                browser.request(APPLICATION, new CodeVerifier(), Map.of("kc_action", "stagedoor-push-enrol")),
                Map.of("username", eve.email()));
        HttpResponse<String> app =
                browser.submit(first, Map.of("username", eve.email(), "password", TestPeople.PASSWORD));
        assertThat(app.body()).contains("totpSecret").doesNotContainPattern(offered("push"));

        HttpResponse<String> still = browser.submit(app, Map.of("stagedoor-first-factor", "push"));

        assertThat(still.body()).contains("totpSecret");
    }

    /** The phone of somebody else's organization, with everything that an attacker could have read. */
    @Test
    void aPhoneOfAnotherOrganizationAnswersNothingHere() {
        PushPhone victims = new PushPhone(INSTALLATION);
        PushPhone foreign = new PushPhone(INSTALLATION);
        Person oda = PEOPLE.withPhone("owns-oda", victims);
        new PushPeople(INSTALLATION, APPLICATION_ABROAD, "initech").withPhone("owns-pia", foreign);
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, oda);
        String id = victims.only();

        assertThat(foreign.waiting()).isEmpty();
        assertThat(foreign.approve(id, PushPeople.number(page)).statusCode()).isEqualTo(404);

        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isFalse();
        // In the trail of those whose phone it is: they can do something about it.
        assertThat(StudioApi.accepted(StudioApi.asOperator(INSTALLATION)
                                .get("/organizations/initech/audit-events?action=push.refuse"))
                        .toString())
                .contains("no sign-in of theirs", id);
    }

    private static FormSignIn signedIn(Person person, PushPhone phone) {
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, person);
        String newest = phone.waiting().getFirst().get("id").asText();
        assertThat(phone.approve(newest, PushPeople.number(page)).statusCode()).isEqualTo(204);
        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isTrue();
        return browser;
    }

    private static String offered(String way) {
        return "name=\"stagedoor-first-factor\" value=\"" + way + "\"";
    }

    private static long phonesOf(Person person) {
        return Installation.json(INSTALLATION
                        .admin("GET", "studio/users/" + person.id() + "/credentials", null)
                        .body())
                .findValuesAsText("type")
                .stream()
                .filter("stagedoor-push"::equals)
                .count();
    }

    private static String awaitLetter(String recipient, String words) {
        return Eventually.get(
                "the letter: " + words,
                () -> Letters.sentTo(INSTALLATION, recipient).stream()
                        .map(JsonNode::toString)
                        .filter(letter -> letter.contains(words))
                        .findFirst());
    }

    /** Claims of all events about somebody that the receiver has been sent. */
    private static String told(StudioApi receiver, String stream, Person person) {
        JsonNode polled = StudioApi.accepted(receiver.call(
                "POST", "/organizations/" + HOME + "/event-streams/" + stream + "/poll", Map.of(), Map.of()));
        StringBuilder all = new StringBuilder();
        polled.get("sets").forEach(set -> {
            String claims = new Base64URL(set.asText().split("\\.", -1)[1]).decodeToString();
            if (claims.contains(person.id())) {
                all.append(claims);
            }
        });
        return all.toString();
    }

    private static String audited(String action) {
        return StudioApi.accepted(ORGANIZATION.get("/audit-events?action=" + action))
                .get("items")
                .toString();
    }
}
