package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a policy keeps somebody out, they are told by which rule, and an administrator finds out why by the number that they are told. */
class NetworkRefusalE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "networkjourney");
    private static final EnforcedPolicies POLICIES = new EnforcedPolicies(ORGANIZATION);
    private static final Pattern NUMBER = Pattern.compile(": (\\S{8,64})\\s*$");

    @AfterEach
    void noPolicies() {
        POLICIES.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "desk,You cannot sign in here now,They find it by this number",
        "phone,Sie können sich hier gerade nicht anmelden,Dort findet man sie unter dieser Nummer"
    })
    void theRuleAndTheNumberAreOnThePageAndTheNumberSaysWhy(String device, String title, String number) {
        TestPeople.Person person =
                ORGANIZATION.people().createWithApp("away-" + device, "networkjourney", "somewhere-else");
        onlyFromTheStudio(person);
        try (PersonsBrowser browser =
                device.equals("desk") ? PersonsBrowser.desk(INSTALLATION) : PersonsBrowser.phone(INSTALLATION)) {
            browser.typesPassword(person);
            browser.pages().enterCode(Totp.ofRawSecret("somewhere-else"), "");
            Page page = browser.page();
            page.locator("#sd-access-refused").waitFor();
            assertThat(page.locator("h1").textContent().strip()).isEqualTo(title);
            assertThat(page.locator("#sd-access-refused").textContent()).contains("Only from the studio");
            PortalByKeyboard.isForEverybody(page);
            browser.visit().keepScreenshot("access-refused-" + device);
            JsonNode decision = why(page);
            assertThat(decision.get("outcome").asText()).isEqualTo("refuse");
            assertThat(decision.get("person").asText()).isEqualTo(person.id());
            assertThat(decision.get("reasons").toString()).contains("Only from the studio");
            assertThat(page.content()).contains(number);

            // There is a way on, and it is no dead end once the rule has gone.
            POLICIES.clear();
            page.locator("#sd-access-again").click();
            browser.pages().enterEmail(person.email());
            browser.pages().enterPassword(TestPeople.PASSWORD);
            page.locator("#otp").waitFor();
        }
    }

    private static void onlyFromTheStudio(TestPeople.Person person) {
        POLICIES.put(
                List.of(Map.of(
                        "id",
                        "studio",
                        "name",
                        "Only from the studio",
                        "state",
                        "enforced",
                        "who",
                        Map.of("people", List.of(person.id())),
                        "fromWhere",
                        Map.of("outsideNetworks", List.of("Studio")),
                        "effect",
                        Map.of("refuse", true))),
                List.of(Map.of("name", "Studio", "ranges", List.of("203.0.113.0/24"))));
    }

    private static JsonNode why(Page page) {
        Matcher number = NUMBER.matcher(
                page.locator("#sd-access-refused + p").textContent().strip());
        assertThat(number.find()).as(page.locator("main").textContent()).isTrue();
        return StudioApi.accepted(ORGANIZATION.get("/sign-in-decisions/" + number.group(1)))
                .get("decisions")
                .get(0);
    }
}
