package io.stagedoor.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.stagedoor.systemtests.PortalByKeyboard.button;
import static io.stagedoor.systemtests.PortalByKeyboard.gone;
import static io.stagedoor.systemtests.PortalByKeyboard.isForEverybody;
import static io.stagedoor.systemtests.PortalByKeyboard.link;
import static io.stagedoor.systemtests.PortalByKeyboard.press;
import static io.stagedoor.systemtests.PortalByKeyboard.tabTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.jose.util.Base64URL;
import io.stagedoor.systemtests.TestPeople.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a new administrator wants of the portal, before the real server and with the keyboard alone. */
class PortalJourneysE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String PORTAL = INSTALLATION.realm() + "/portal";
    private static final String ORGANIZATION = "initech";

    @BeforeAll
    static void asPatientAsTheBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @Test
    void aReviewerMayDownloadApprovedAssetsInOneProjectUntilFriday() {
        Person reviewer = PEOPLE.create("journey-reviewer", ORGANIZATION);
        String team = OPERATOR.createTeam(ORGANIZATION, "Journey of the reviewer");
        OPERATOR.giveTeamRole(ORGANIZATION, team, reviewer.id(), "reviewer");
        JsonNode tokens = PEOPLE.signIn(reviewer);
        assertThat(claims(tokens).toString()).doesNotContain("asset.download");

        try (Browser.Visit visit = Browser.visit()) {
            Page page = PortalByKeyboard.signIn(INSTALLATION, visit, withRole("journey-allowing", "owner"), "/");
            press(page, link(page, "Teams"));
            press(page, link(page, "Journey of the reviewer"));
            press(page, button(page, "Allow or deny something"));
            tabTo(page, page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Person in this team")));
            page.keyboard().type("journey-rev");
            page.getByRole(AriaRole.OPTION).getByText("journey-reviewer").waitFor();
            page.keyboard().press("Enter");
            tabTo(page, page.getByLabel("Condition"));
            page.keyboard().type("Only what");
            tabTo(page, page.getByLabel("Projects"));
            page.keyboard().type("seq-110");
            tabTo(page, page.locator("#until"));
            page.keyboard().type("until Friday");
            assertThat(page.locator("#until-meant")).containsText("Ends Friday");
            isForEverybody(page);
            visit.keepScreenshot("portal-exception");
            page.keyboard().press("Enter");
            page.locator("dialog").waitFor(gone());
            assertThat(page.locator("section[aria-labelledby=exceptions]"))
                    .containsText("Only what is approved · only in project seq-110 · until");
            isForEverybody(page);
            visit.keepScreenshot("portal-team");

            JsonNode rights = claims(PEOPLE.refresh(tokens)).path("teams").path(team);
            assertThat(rights.path("allow_in")
                            .path("seq-110")
                            .path("asset.download")
                            .asText())
                    .isEqualTo("approved-only");
            JsonNode exception = StudioApi.accepted(
                            OPERATOR.get("/organizations/" + ORGANIZATION + "/teams/" + team + "/exceptions"))
                    .path("items")
                    .get(0);
            assertThat(Instant.parse(exception.path("expiresAt").asText())
                            .atZone(ZoneId.systemDefault())
                            .getDayOfWeek())
                    .isEqualTo(DayOfWeek.FRIDAY);

            press(page, link(page, "Audit"));
            Locator newest =
                    page.locator(".facts-list > li").filter(new Locator.FilterOptions().setHasText("Exception made"));
            newest.first().waitFor();
            assertThat(newest.first()).containsText("journey-allowing");
            isForEverybody(page);
            visit.keepScreenshot("portal-audit");
        }
    }

    @Test
    void somebodyFindsOutWhyAColleagueCannotUploadAndSettlesIt() {
        Person colleague = PEOPLE.create("journey-uploader", ORGANIZATION);
        String team = OPERATOR.createTeam(ORGANIZATION, "Journey of the upload");
        OPERATOR.giveTeamRole(ORGANIZATION, team, colleague.id(), "reviewer");

        try (Browser.Visit visit = Browser.visit()) {
            Page page = PortalByKeyboard.signIn(INSTALLATION, visit, withRole("journey-asking", "security-administrator"), "/");
            press(page, link(page, "Teams"));
            tabTo(page, page.getByLabel("Search teams"));
            page.keyboard().type("of the upload");
            press(page, link(page, "Journey of the upload"));
            press(page, link(page, "Why? journey-uploader Tester"));
            tabTo(page, page.getByLabel("What do they want to do?"));
            page.keyboard().type("Upload");
            press(page, button(page, "Explain"));
            Locator answer = page.locator("[data-allowed]");
            assertThat(answer).containsText("No: journey-uploader Tester cannot do this");
            assertThat(answer).containsText("Their team role is Reviewer, which does not have this permission.");
            assertThat(answer).containsText("Administrator, Team member");
            isForEverybody(page);
            visit.keepScreenshot("portal-why");

            press(page, button(page, "Change the team role"));
            tabTo(page, page.locator("#team-role"));
            page.keyboard().type("Team member");
            press(page, button(page, "Save"));
            assertThat(page.locator("[data-allowed=yes]"))
                    .containsText("Their team role is Team member, which has this permission.");
        }
    }

    @Test
    void aStolenSessionIsEndedAndTheGatewayRefusesIt() {
        Person robbed = PEOPLE.create("journey-robbed", ORGANIZATION);
        JsonNode stolen = PEOPLE.signIn(robbed);
        assertThat(atTheGateway(stolen)).isEqualTo(200);

        try (Browser.Visit visit = Browser.visit()) {
            Page page = PortalByKeyboard.signIn(INSTALLATION, visit, withRole("journey-helping", "help-desk"), "/");
            press(page, link(page, "People"));
            tabTo(page, page.locator("#people-search"));
            page.keyboard().type("journey-robbed");
            assertThat(page.locator(".people a")).hasCount(1);
            press(page, page.locator(".people a"));
            press(page, button(page, "Sign out everywhere"));
            press(page, page.locator("dialog .btn-danger"));
            page.locator("dialog").waitFor(gone());
            refusedAtTheGateway(stolen);
        }
    }

    @Test
    void everybodyLooksAfterTheirOwnAccount() throws IOException {
        Person member = PEOPLE.create("journey-member", ORGANIZATION);
        String team = OPERATOR.createTeam(ORGANIZATION, "Journey of a member <img src=x onerror=alert(1)>");
        OPERATOR.giveTeamRole(ORGANIZATION, team, member.id(), "follower");

        try (Browser.Visit elsewhere = Browser.visit();
                Browser.Visit visit = Browser.visit()) {
            Totp app = PortalByKeyboard.enrol(INSTALLATION, elsewhere, member, "/-/account");
            Page page = visit.page();
            page.navigate(PORTAL + "/-/account");
            SignInPages pages = new SignInPages(page, INSTALLATION);
            pages.enterEmail(member.email());
            pages.enterPassword(TestPeople.PASSWORD);
            pages.enterCode(app, app.codeAt(Instant.now()));
            page.getByLabel("First name").fill("Journey");
            press(page, button(page, "Save"));
            page.getByText("Your profile is saved.").waitFor();
            isForEverybody(page);

            press(page, link(page, "Sign-in"));
            page.getByText("You have a password here").waitFor();
            assertThat(page.locator("section[aria-labelledby=kind-otp] .rows > li"))
                    .hasCount(1);
            isForEverybody(page);
            visit.keepScreenshot("portal-account-sign-in");

            press(page, link(page, "Devices"));
            press(page, button(page, "Sign out of all others"));
            press(page, page.locator("dialog .btn-danger"));
            page.locator("dialog").waitFor(gone());
            assertThat(page.locator(".rows > li")).hasCount(1);
            link(elsewhere.page(), "Devices").click();
            elsewhere.page().getByText("Your session has ended").waitFor();

            press(page, link(page, "My teams"));
            assertThat(page.locator("h2").first()).containsText("Journey of a member <img src=x onerror=alert(1)>");
            assertThat(page.locator("main img").count()).isZero();
            isForEverybody(page);

            press(page, link(page, "My data"));
            press(page, button(page, "Download"));
            Download file = page.waitForDownload(() -> press(page, page.locator("dialog .btn-primary")));
            assertThat(Files.readString(file.path())).contains(member.email());
            press(page, button(page, "Ask for erasure"));
            press(page, page.locator("dialog .btn-danger"));
            page.getByText("You asked for erasure on").waitFor();
            press(page, button(page, "Withdraw the request"));
            press(page, page.locator("dialog .btn-primary"));
            page.getByText("You can ask the organization").waitFor();
        }
    }

    private static int atTheGateway(JsonNode tokens) {
        return new PeopleCalls(INSTALLATION, ORGANIZATION).footage(tokens);
    }

    private static void refusedAtTheGateway(JsonNode tokens) {
        Eventually.get(
                "the gateway to refuse the token",
                () -> atTheGateway(tokens) == 401 ? Optional.of(true) : Optional.empty());
    }

    private static JsonNode claims(JsonNode tokens) {
        String token = tokens.get("access_token").asText();
        return Installation.json(new Base64URL(token.split("\\.", -1)[1]).decodeToString());
    }

    private static Person withRole(String name, String role) {
        Person person = PEOPLE.create(name, ORGANIZATION);
        OPERATOR.giveOrganizationRole(ORGANIZATION, person.id(), role);
        return person;
    }
}
