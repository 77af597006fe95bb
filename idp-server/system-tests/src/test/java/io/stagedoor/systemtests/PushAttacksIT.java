package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What does not get in by a phone, and what the trail says of it. */
class PushAttacksIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "pushfort";
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final FormSignIn.Application APPLICATION = new FormSignIn.Application(
            "push-fort-app",
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
    void anAnswerCountsOnce() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person ada = PEOPLE.withPhone("fort-ada", phone);
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, ada);
        String id = phone.only();
        String jws = phone.jws(phone.decision(id, "approve", PushPeople.number(page)));

        assertThat(phone.send(id, jws).statusCode()).isEqualTo(204);
        assertThat(phone.send(id, jws).statusCode()).isEqualTo(409);

        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isTrue();
        // It is of no use for the next sign-in either.
        FormSignIn later = PEOPLE.browser();
        HttpResponse<String> next = PEOPLE.entered(later, ada);
        assertThat(phone.send(phone.only(), jws).statusCode()).isEqualTo(422);
        assertThat(PushPeople.isLetIn(PushPeople.look(later, next))).isFalse();
        assertThat(refused()).contains(ada.id(), "too late, or answered", "signed for something else");
    }

    @Test
    void anotherNumberEndsTheSignInAtOnce() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person bea = PEOPLE.withPhone("fort-bea", phone);
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, bea);
        String id = phone.only();
        int number = PushPeople.number(page);

        HttpResponse<String> wrong = phone.approve(id, PushPeople.another(number));
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(wrong.body()).contains("number-differs");
        assertThat(phone.approve(id, number).statusCode()).isEqualTo(409);

        HttpResponse<String> shown = PushPeople.look(browser, page);
        assertThat(shown.body()).contains("Another number was typed").doesNotContain("push-number");
        assertThat(refused()).contains(bea.id(), "another number");
    }

    @Test
    void aNumberThatWasChangedOnTheWayIsNotSigned() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person cem = PEOPLE.withPhone("fort-cem", phone);
        HttpResponse<String> page = PEOPLE.entered(PEOPLE.browser(), cem);
        String id = phone.only();
        int number = PushPeople.number(page);
        String[] parts = phone.jws(phone.decision(id, "approve", PushPeople.another(number)))
                .split("\\.", -1);
        String claims = new Base64URL(parts[1])
                .decodeToString()
                .replace("\"number\":" + PushPeople.another(number), "\"number\":" + number);

        HttpResponse<String> answer = phone.send(id, parts[0] + "." + Base64URL.encode(claims) + "." + parts[2]);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(phone.only()).isEqualTo(id);
        assertThat(refused()).contains(cem.id(), "no answer of this phone");
    }

    @Test
    void nobodyAnswersForSomebodyElse() {
        PushPhone victims = new PushPhone(INSTALLATION);
        PushPhone attackers = new PushPhone(INSTALLATION);
        Person dan = PEOPLE.withPhone("fort-dan", victims);
        Person eve = PEOPLE.withPhone("fort-eve", attackers);
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, dan);
        String id = victims.only();
        int number = PushPeople.number(page);

        assertThat(attackers.waiting()).isEmpty();
        assertThat(attackers.approve(id, number).statusCode()).isEqualTo(404);
        // Nor by the victim's own answer, brought by another phone.
        assertThat(attackers
                        .send(id, victims.jws(victims.decision(id, "approve", number)))
                        .statusCode())
                .isEqualTo(422);
        // Nor by a phone that is nobody's.
        HttpResponse<String> stranger = new PushPhone(INSTALLATION).approve(id, number);
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(stranger.body()).contains("device-unknown");

        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isFalse();
        assertThat(refused()).contains(eve.id(), "no sign-in of theirs");
    }

    @Test
    void onlyAProofOfThisVeryRequestIsOne() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person fay = PEOPLE.withPhone("fort-fay", phone);
        assertThat(phone.waiting()).isEmpty();

        assertThat(phone.call("GET", "/challenges", null, "").statusCode()).isEqualTo(401);
        assertThat(phone.call("GET", "/challenges", null, "a.b.c").statusCode()).isEqualTo(401);
        wrong(phone, "htu", INSTALLATION.realm() + "/push/devices");
        wrong(phone, "htu", INSTALLATION.realm() + "/push/challenges?a=b");
        wrong(phone, "htm", "POST");
        wrong(phone, "iat", Instant.now().minusSeconds(301).getEpochSecond());
        wrong(phone, "iat", Instant.now().plusSeconds(360).getEpochSecond());
        wrong(phone, "nonce", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        String once = phone.proof(phone.claims("GET", "/challenges"));
        assertThat(phone.call("GET", "/challenges", null, once).statusCode()).isEqualTo(200);
        HttpResponse<String> twice = phone.call("GET", "/challenges", null, once);
        assertThat(twice.statusCode()).isEqualTo(401);
        assertThat(twice.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_dpop_proof");
        assertThat(refused())
                .contains(fay.id(), "its htu is another address", "its iat is not of now", "its jti was used before");
    }

    private static void wrong(PushPhone phone, String claim, Object value) {
        Map<String, Object> claims = phone.claims("GET", "/challenges");
        claims.put(claim, value);
        HttpResponse<String> answer = phone.call("GET", "/challenges", null, phone.proof(claims));
        assertThat(answer.statusCode()).as("%s %s", claim, value).isEqualTo(401);
        assertThat(answer.headers().firstValue("DPoP-Nonce")).isPresent();
        // By which a phone sets its clock right.
        assertThat(answer.headers().allValues("Date")).hasSize(1);
    }

    @Test
    void aPhoneIsNotAskedWithoutEnd() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person gus = PEOPLE.withPhone("fort-gus", phone);
        for (int times = 0; times < 3; times++) {
            assertThat(PEOPLE.entered(PEOPLE.browser(), gus).body()).contains("push-number");
        }

        assertThat(PEOPLE.entered(PEOPLE.browser(), gus).body())
                .contains("Your phone was asked too often")
                .doesNotContain("push-number");

        assertThat(phone.waiting()).hasSize(3);
        assertThat(refused()).contains(gus.id(), "asked too often");
    }

    @Test
    void askingAgainAndAgainEndsToo() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person hal = PEOPLE.withPhone("fort-hal", phone);
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, hal);
        for (int times = 1; times < 10; times++) {
            page = browser.submit(page, Map.of("push", "again"));
            assertThat(page.body()).contains("push-number");
        }
        assertThat(phone.waiting()).hasSize(1);
        assertThat(browser.submit(page, Map.of("push", "again")).body()).contains("Your phone was asked too often");
    }

    @Test
    void whatIsApprovedLetsInTheBrowserThatBeganItAndNoOther() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person ida = PEOPLE.withPhone("fort-ida", phone);
        FormSignIn attackers = PEOPLE.browser();
        HttpResponse<String> there = PEOPLE.entered(attackers, ida);
        String first = phone.only();
        FormSignIn own = PEOPLE.browser();
        HttpResponse<String> here = PEOPLE.entered(own, ida);
        String second = phone.waiting().stream()
                .map(one -> one.get("id").asText())
                .filter(id -> !id.equals(first))
                .findFirst()
                .orElseThrow();

        assertThat(phone.approve(second, PushPeople.number(here)).statusCode()).isEqualTo(204);

        // The approval in hand, the attacker's page still shows its own number.
        HttpResponse<String> looked = PushPeople.look(attackers, there);
        assertThat(PushPeople.isLetIn(looked)).isFalse();
        assertThat(PushPeople.isLetIn(PushPeople.look(own, here))).isTrue();
        // And what the victim reads on a page of their own does not open the attacker's.
        int theirs = PushPeople.number(looked);
        assertThat(phone.approve(first, PushPeople.another(theirs)).statusCode())
                .isEqualTo(409);
        assertThat(PushPeople.isLetIn(PushPeople.look(attackers, looked))).isFalse();
        assertThat(refused()).contains(ida.id(), "another number");
    }

    @Test
    void aPhoneThatWasTakenAwayIsNobodysAtOnce() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person jon = PEOPLE.withPhone("fort-jon", phone);
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, jon);
        String id = phone.only();

        PEOPLE.forget(jon, "stagedoor-push");

        assertThat(phone.approve(id, PushPeople.number(page)).statusCode()).isEqualTo(403);
        assertThat(phone.open().body()).contains("device-unknown");
        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isFalse();
    }

    @Test
    void whoeverIsSuspendedApprovesNothing() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person kim = PEOPLE.withPhone("fort-kim", phone);
        assertThat(new PeopleCalls(INSTALLATION, HOME).suspend(ORGANIZATION.owner, kim))
                .isEqualTo(200);
        assertThat(phone.open().statusCode()).isEqualTo(403);
    }

    @Test
    void aCodeIsForOnePhoneAndThePersonSaysWhose() {
        Person leo = new TestPeople(INSTALLATION).create("fort-leo", HOME);
        FormSignIn browser = PEOPLE.browser();
        browser.signIn(APPLICATION, leo.email(), TestPeople.PASSWORD);
        HttpResponse<String> page = PEOPLE.enrolmentPage(browser);
        String code = PushPeople.code(page);
        PushPhone thief = new PushPhone(INSTALLATION);
        PushPhone own = new PushPhone(INSTALLATION);

        assertThat(own.offer("0000-0000-0000", "Pixel").body()).contains("code-unknown");
        assertThat(own.offer(code, "x".repeat(61)).statusCode()).isEqualTo(422);
        assertThat(thief.offer(code, "Thief").statusCode()).isEqualTo(201);
        assertThat(own.offer(code, "Pixel").statusCode()).isEqualTo(409);
        assertThat(thief.open().statusCode()).isEqualTo(403);

        HttpResponse<String> asked = browser.submit(page, Map.of("push", ""));
        assertThat(asked.body()).contains("Thief");
        HttpResponse<String> anew = browser.submit(asked, Map.of("push", "other"));
        assertThat(PushPeople.code(anew)).isNotEqualTo(code);
        assertThat(thief.offer(code, "Thief").statusCode()).isEqualTo(409);
        assertThat(thief.open().statusCode()).isEqualTo(403);
    }

    @Test
    void aPageThatNobodyAnsweredSetsNothingUp() {
        Person mia = new TestPeople(INSTALLATION).create("fort-mia", HOME);
        FormSignIn browser = PEOPLE.browser();
        browser.signIn(APPLICATION, mia.email(), TestPeople.PASSWORD);
        HttpResponse<String> page = PEOPLE.enrolmentPage(browser);
        HttpResponse<String> still = browser.submit(page, Map.of("push", ""));
        assertThat(still.body()).contains("No phone has answered yet");
        assertThat(browser.submit(still, Map.of("push", "mine")).body()).contains("No phone has answered yet");
        assertThat(INSTALLATION
                        .admin("GET", "studio/users/" + mia.id() + "/credentials", null)
                        .body())
                .doesNotContain("stagedoor-push");
    }

    /** A mailbox and a password are no way round the phone. */
    @Test
    void aForgottenPasswordAsksForThePhoneToo() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person nia = PEOPLE.withPhone("fort-nia", phone);
        FormSignIn browser = PEOPLE.browser();
        browser.request(APPLICATION, new CodeVerifier(), Map.of());
        HttpResponse<String> asked = browser.get(
                INSTALLATION.realm() + "/login-actions/reset-credentials?client_id=" + APPLICATION.clientId());
        browser.submit(asked, Map.of("username", nia.email()));
        HttpResponse<String> opened =
                PEOPLE.browser().get(Letters.awaitLink(INSTALLATION, nia.email(), "action-token"));
        assertThat(opened.body()).doesNotContain("totpSecret", "password-new");
        assertThat(opened.body()).contains("push-number");
    }

    private static String refused() {
        return StudioApi.accepted(ORGANIZATION.get("/audit-events?action=push.refuse"))
                .get("items")
                .toString();
    }
}
