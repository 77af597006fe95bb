package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sees a remembered device, who ends it, and what else does. */
class RememberedDeviceEndsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "deviceends";
    private static final String ANOTHER_PASSWORD = "a-phrase-that-was-never-told-to-anybody-0815";
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final TestPeople TEST_PEOPLE = new TestPeople(INSTALLATION);
    private static final Administrators ADMINISTRATORS =
            new Administrators(INSTALLATION, TEST_PEOPLE, "deviceends-admin");
    private static final RememberingPeople PEOPLE = new RememberingPeople(INSTALLATION, HOME);
    private static final FormSignIn.Application APPLICATION = application("deviceends-app", HOME);

    @BeforeAll
    static void anOrganizationThatLetsPeopleRememberTheirDevices() {
        ORGANIZATION.prove();
        new Applications(INSTALLATION)
                .add(APPLICATION.clientId(), "authentication-methods", "offline_access", Map.of());
        new EnforcedPolicies(ORGANIZATION)
                .put(EnforcedPolicies.policy(
                        "enforced", Map.of("level", 2, "rememberDays", 30), APPLICATION.clientId()));
    }

    @AfterAll
    static void thePolicyGoes() {
        new EnforcedPolicies(ORGANIZATION).clear();
    }

    @Test
    void theHelpDeskSeesItWithoutItsValueAndEndsIt() {
        Person ada = PEOPLE.create("deviceends-ada");
        FormSignIn browser = remembered(ada);
        StudioApi helpDesk = ADMINISTRATORS.hire("deviceends-helen", HOME, "help-desk");

        JsonNode device = devices(helpDesk, HOME, ada).getFirst();
        assertThat(device.get("factor").asText()).isEqualTo("totp");
        String value =
                RememberingPeople.deviceCookies(browser).values().iterator().next();
        assertThat(device.toString()).doesNotContain(value.substring(value.indexOf('.') + 1));
        String path = address(HOME, ada) + "/" + device.get("id").asText();
        assertThat(helpDesk.call("DELETE", path, null, Map.of()).statusCode()).isEqualTo(204);

        assertThat(helpDesk.call("DELETE", path, null, Map.of()).statusCode()).isEqualTo(404);
        assertThat(devices(helpDesk, HOME, ada)).isEmpty();
        assertThat(asksNothing(browser, ada)).isFalse();
        assertThat(StudioApi.accepted(ORGANIZATION.get("/audit-events?action=device.revoke"))
                        .get("items")
                        .toString())
                .contains(ada.id());
    }

    @Test
    void allOfSomebodysAreEndedAtOnce() {
        Person bea = PEOPLE.create("deviceends-bea");
        FormSignIn one = remembered(bea);
        FormSignIn other = remembered(bea);
        assertThat(devices(ORGANIZATION.owner, HOME, bea)).hasSize(2);

        HttpResponse<String> ended = ORGANIZATION.owner.call("DELETE", address(HOME, bea), null, Map.of());

        assertThat(Installation.json(ended.body()).get("ended").asInt()).isEqualTo(2);
        assertThat(asksNothing(one, bea)).isFalse();
        assertThat(asksNothing(other, bea)).isFalse();
    }

    @Test
    void nobodyElseSeesItOrEndsIt() {
        Person cem = PEOPLE.create("deviceends-cem");
        FormSignIn browser = remembered(cem);
        String id = devices(ORGANIZATION.owner, HOME, cem).getFirst().get("id").asText();
        StudioApi elsewhere = ADMINISTRATORS.hire("deviceends-else", "globex", "security-administrator");
        StudioApi auditor = ADMINISTRATORS.hire("deviceends-auditor", HOME, "auditor");
        StudioApi member = ADMINISTRATORS.hire("deviceends-member", HOME, "member");

        assertThat(elsewhere.get(address(HOME, cem)).statusCode()).isEqualTo(404);
        assertThat(elsewhere.get(address("globex", cem)).statusCode()).isEqualTo(404);
        assertThat(end(elsewhere, address(HOME, cem) + "/" + id)).isEqualTo(404);
        assertThat(end(auditor, address(HOME, cem) + "/" + id)).isEqualTo(403);
        assertThat(end(member, address(HOME, cem))).isEqualTo(403);
        assertThat(member.get(address(HOME, cem)).statusCode()).isEqualTo(403);
        // Where he is a guest they see him, and nothing that is his home's.
        TEST_PEOPLE.join(cem.id(), "globex");
        assertThat(devices(elsewhere, "globex", cem)).isEmpty();
        assertThat(end(elsewhere, address("globex", cem) + "/" + id)).isEqualTo(409);
        assertThat(end(elsewhere, address("globex", cem))).isEqualTo(409);

        assertThat(asksNothing(browser, cem)).isTrue();
    }

    @Test
    void thePersonSeesTheirOwnAndEndsThem() {
        Person dan = PEOPLE.create("deviceends-dan");
        Person eve = PEOPLE.create("deviceends-eve");
        FormSignIn browser = remembered(dan);
        remembered(eve);
        StudioApi own = api(dan);

        List<JsonNode> mine = items(own.get("/my-devices"));
        assertThat(mine).hasSize(1);
        String eves =
                devices(ORGANIZATION.owner, HOME, eve).getFirst().get("id").asText();
        assertThat(end(own, "/my-devices/" + eves)).isEqualTo(404);
        assertThat(end(own, "/my-devices/" + mine.getFirst().get("id").asText()))
                .isEqualTo(204);

        assertThat(items(own.get("/my-devices"))).isEmpty();
        assertThat(asksNothing(browser, dan)).isFalse();
        assertThat(devices(ORGANIZATION.owner, HOME, eve)).hasSize(1);
    }

    @Test
    void endsWithANewPassword() {
        Person fay = PEOPLE.create("deviceends-fay");
        FormSignIn browser = remembered(fay);
        assertThat(INSTALLATION
                        .admin(
                                "PUT",
                                "studio/users/" + fay.id() + "/reset-password",
                                Map.of("type", "password", "value", ANOTHER_PASSWORD, "temporary", false))
                        .statusCode())
                .isEqualTo(204);
        assertThat(devices(ORGANIZATION.owner, HOME, fay)).isEmpty();
        assertThat(PEOPLE.later(browser)
                        .entered(APPLICATION, new CodeVerifier(), fay.email(), ANOTHER_PASSWORD)
                        .body())
                .contains("id=\"otp\"");
    }

    @Test
    void endsWithTheFactorThatItStandsFor() {
        Person gus = PEOPLE.create("deviceends-gus");
        remembered(gus);
        String factor = StudioApi.accepted(ORGANIZATION.get("/people/" + gus.id()))
                .at("/factors/0/id")
                .asText();
        assertThat(ORGANIZATION
                        .call("DELETE", "/people/" + gus.id() + "/factors/" + factor, null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(devices(ORGANIZATION.owner, HOME, gus)).isEmpty();
    }

    @Test
    void endsWhereAnAccessPassIsGiven() {
        Person hal = PEOPLE.create("deviceends-hal");
        FormSignIn browser = remembered(hal);
        StudioApi.accepted(ORGANIZATION.call("POST", "/access-passes/" + hal.id(), Map.of("uses", "once")));
        assertThat(devices(ORGANIZATION.owner, HOME, hal)).isEmpty();
        assertThat(asksNothing(browser, hal)).isFalse();
    }

    @Test
    void endsWithAccess() {
        Person ida = PEOPLE.create("deviceends-ida");
        remembered(ida);
        assertThat(new PeopleCalls(INSTALLATION, HOME).suspend(ORGANIZATION.owner, ida))
                .isEqualTo(200);
        Eventually.get(
                "the device to end",
                () -> devices(ORGANIZATION.owner, HOME, ida).isEmpty() ? Optional.of(true) : Optional.empty());
    }

    private static FormSignIn remembered(Person person) {
        FormSignIn browser = PEOPLE.browser();
        PEOPLE.remembered(browser, APPLICATION, person);
        return browser;
    }

    private static boolean asksNothing(FormSignIn browser, Person person) {
        return ConnectedOrganization.isLetIn(
                PEOPLE.entered(PEOPLE.later(browser), APPLICATION, new CodeVerifier(), person));
    }

    /** With a token of the person's for the administrative API. */
    private static StudioApi api(Person person) {
        FormSignIn.Application application = application("deviceends-admin", HOME);
        FormSignIn browser = PEOPLE.browser();
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> in = PEOPLE.typed(browser, PEOPLE.entered(browser, application, verifier, person), person);
        return new StudioApi(
                ORGANIZATION.owner.base(),
                browser.redeem(application, verifier, in).get("access_token").asText());
    }

    private static List<JsonNode> devices(StudioApi by, String organization, Person person) {
        return items(by.get(address(organization, person)));
    }

    private static List<JsonNode> items(HttpResponse<String> answer) {
        return StudioApi.accepted(answer).get("items").valueStream().toList();
    }

    private static int end(StudioApi by, String path) {
        return by.call("DELETE", path, null, Map.of()).statusCode();
    }

    private static String address(String organization, Person person) {
        return "/organizations/" + organization + "/remembered-devices/" + person.id();
    }

    private static FormSignIn.Application application(String client, String organization) {
        return new FormSignIn.Application(
                client,
                new Applications(INSTALLATION).secret(),
                INSTALLATION.screeningRoom() + "/callback",
                "openid organization:" + organization);
    }
}
