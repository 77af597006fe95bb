package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A phone that approves with a passkey: what it counts as, and what is not taken of it any more. */
class PushPasskeyIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "pushlock";
    private static final String MODEL = "00000000-0000-0000-0000-000000000000";
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final FormSignIn.Application APPLICATION = new FormSignIn.Application(
            "push-lock-app",
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
    void aPhoneThatHasCheckedItsPersonSaysSoAndIsNoMoreThanAPhone() {
        PushPhone phone = new PushPhone(INSTALLATION, key());
        Person ada = PEOPLE.withPhone("lock-ada", phone);
        FormSignIn browser = PEOPLE.browser();
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = browser.entered(APPLICATION, verifier, ada.email(), TestPeople.PASSWORD);

        assertThat(phone.approve(phone.only(), PushPeople.number(page)).statusCode())
                .isEqualTo(204);

        JsonNode claims = FactorPeople.claims(browser.redeem(APPLICATION, verifier, PushPeople.look(browser, page)));
        assertThat(claims.path("acr").asText()).isEqualTo("2");
        assertThat(claims.get("amr").toString())
                .contains("\"pwd\"", "\"pop\"", "\"hwk\"", "\"mfa\"")
                .doesNotContain("swk", "user");
        assertThat(audited("push.approve")).contains(ada.id());

        // To say no, nobody is checked.
        FormSignIn other = PEOPLE.browser();
        HttpResponse<String> next = PEOPLE.entered(other, ada);
        assertThat(phone.say(phone.only(), "deny").statusCode()).isEqualTo(204);
        assertThat(PushPeople.look(other, next).body()).contains("You said no on your phone");
    }

    @Test
    void nothingLessThanItsPasskeyApproves() {
        SoftPasskey key = key();
        PushPhone phone = new PushPhone(INSTALLATION, key);
        Person bea = PEOPLE.withPhone("lock-bea", phone);
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, bea);
        String id = phone.only();
        int number = PushPeople.number(page);
        String jws = phone.jws(phone.decision(id, "approve", number));
        String hash = PushPhone.hashed(jws);

        refused(phone.send(id, jws), "approves with its passkey");
        refused(phone.send(id, jws, key().signed(hash, PushPhone.VERIFIED, 1)), "not signed by its passkey");
        refused(phone.send(id, jws, key.signed(hash, SoftPasskey.PRESENT, 1)), "has not verified the person");
        refused(
                phone.send(id, jws, key.at("https://login.elsewhere.example").signed(hash, PushPhone.VERIFIED, 1)),
                "at another address");
        refused(
                phone.send(id, jws, key.forSite("elsewhere.example").signed(hash, PushPhone.VERIFIED, 1)),
                "one for another server");
        // The answer that the person gave, under one that says something else.
        String other = phone.jws(phone.decision(id, "approve", PushPeople.another(number)));
        refused(
                phone.send(id, jws, key.signed(PushPhone.hashed(other), PushPhone.VERIFIED, 1)),
                "has signed something else");
        refused(phone.send(id, jws, Map.of("signature", "AA")), "");

        assertThat(phone.only()).isEqualTo(id);
        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isFalse();
        assertThat(phone.send(id, jws, key.signed(hash, PushPhone.VERIFIED, 1)).statusCode())
                .isEqualTo(204);
        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isTrue();
        assertThat(audited("push.refuse")).contains(bea.id(), "approves with its passkey", "another server");
    }

    @Test
    void whatItHasSignedOnceIsWorthNothingAgainAndNeitherIsACopy() {
        SoftPasskey key = key();
        PushPhone phone = new PushPhone(INSTALLATION, key);
        Person cem = PEOPLE.withPhone("lock-cem", phone);
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, cem);
        String id = phone.only();
        String jws = phone.jws(phone.decision(id, "approve", PushPeople.number(page)));
        Map<String, String> signed = key.signed(PushPhone.hashed(jws), PushPhone.VERIFIED, 7);
        assertThat(phone.send(id, jws, signed).statusCode()).isEqualTo(204);
        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isTrue();

        FormSignIn later = PEOPLE.browser();
        HttpResponse<String> next = PEOPLE.entered(later, cem);
        String second = phone.only();
        String answer = phone.jws(phone.decision(second, "approve", PushPeople.number(next)));
        refused(phone.send(second, jws, signed), "counter");
        refused(phone.send(second, answer, signed), "has signed something else");
        // A copy of the authenticator, which has not counted as far.
        for (long counter : new long[] {7, 6, 0}) {
            refused(
                    phone.send(second, answer, key.signed(PushPhone.hashed(answer), PushPhone.VERIFIED, counter)),
                    "counter of its passkey went back");
        }
        assertThat(PushPeople.isLetIn(PushPeople.look(later, next))).isFalse();
        assertThat(phone.send(second, answer, key.signed(PushPhone.hashed(answer), PushPhone.VERIFIED, 8))
                        .statusCode())
                .isEqualTo(204);
        assertThat(audited("push.refuse")).contains(cem.id(), "the counter of its passkey went back");
    }

    /** Somebody else's phone, and their passkey: neither stands for the victim's. */
    @Test
    void nobodyApprovesForSomebodyElse() {
        SoftPasskey victims = key();
        PushPhone phone = new PushPhone(INSTALLATION, victims);
        Person dan = PEOPLE.withPhone("lock-dan", phone);
        SoftPasskey attackers = key();
        PushPhone other = new PushPhone(INSTALLATION, attackers);
        PEOPLE.withPhone("lock-eve", other);
        HttpResponse<String> page = PEOPLE.entered(PEOPLE.browser(), dan);
        String id = phone.only();

        assertThat(other.approve(id, PushPeople.number(page)).statusCode()).isEqualTo(404);
        String jws = phone.jws(phone.decision(id, "approve", PushPeople.number(page)));
        refused(
                phone.send(id, jws, attackers.signed(PushPhone.hashed(jws), PushPhone.VERIFIED, 9)),
                "not signed by its passkey");
        assertThat(phone.only()).isEqualTo(id);
    }

    @Test
    void aPasskeyIsMadeForOneCodeOfOneDeviceOfThisServer() {
        SoftPasskey key = key();
        PushPhone phone = new PushPhone(INSTALLATION, key);
        Person fay = new TestPeople(INSTALLATION).create("lock-fay", HOME);
        FormSignIn browser = PEOPLE.browser();
        browser.signIn(APPLICATION, fay.email(), TestPeople.PASSWORD);
        HttpResponse<String> page = PEOPLE.enrolmentPage(browser);
        String code = PushPeople.code(page);
        String right = phone.enrolment(code);

        refused(phone.offer(code, "Pixel", made(key, phone.enrolment("0000-0000-0000"))), "something else");
        refused(phone.offer(code, "Pixel", made(key, new PushPhone(INSTALLATION).enrolment(code))), "something else");
        refused(phone.offer(code, "Pixel", made(key.at("https://elsewhere.example"), right)), "another address");
        refused(phone.offer(code, "Pixel", made(key.forSite("elsewhere.example"), right)), "another server");
        refused(phone.offer(code, "Pixel", key.made(right, SoftPasskey.PRESENT, 0, false)), "verified the person");
        refused(phone.offer(code, "Pixel", Map.of("attestationObject", "oA", "clientDataJSON", "e30")), "");

        // The code has been worth something all the time.
        assertThat(phone.offer(code, "Pixel", made(key, right)).statusCode()).isEqualTo(201);
    }

    private static Map<String, String> made(SoftPasskey key, String challenge) {
        return key.made(challenge, PushPhone.VERIFIED, 0, false);
    }

    private static void refused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(422, 400);
        assertThat(answer.body()).contains(why);
    }

    private static SoftPasskey key() {
        return SoftPasskey.of(INSTALLATION.server(), MODEL);
    }

    private static String audited(String action) {
        return StudioApi.accepted(ORGANIZATION.get("/audit-events?action=" + action))
                .get("items")
                .toString();
    }
}
