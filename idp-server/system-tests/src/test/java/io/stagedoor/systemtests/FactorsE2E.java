package io.stagedoor.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.stagedoor.systemtests.PortalByKeyboard.button;
import static io.stagedoor.systemtests.PortalByKeyboard.gone;
import static io.stagedoor.systemtests.PortalByKeyboard.isForEverybody;
import static io.stagedoor.systemtests.PortalByKeyboard.press;
import static io.stagedoor.systemtests.PortalByKeyboard.tabTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.stagedoor.systemtests.TestPeople.Person;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Factors on the pages: one's own, few recovery codes, a model that is not allowed, and what administrators see. */
class FactorsE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "factorjourney";
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);

    @BeforeAll
    static void anOrganizationThatOwnsItsPeople() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        ORGANIZATION.prove();
    }

    @Test
    void somebodyKeepsTheirFactorsInOrder() {
        Person amy = ORGANIZATION.people().create("amy", HOME);
        try (Browser.Visit visit = Browser.visit()) {
            VirtualPasskey.of(visit);
            Page page = visit.page();
            PortalByKeyboard.enrol(INSTALLATION, visit, amy, "/-/account/sign-in");
            Locator app = page.locator("section[aria-labelledby=kind-otp]");
            assertThat(app).containsText("last used"); // its code was typed to set it up

            ORGANIZATION.owner.put(
                    "/organizations/" + HOME + "/passkey-models",
                    Map.of("models", List.of("ee882879-721c-4913-9775-3dfcce97072a")));
            press(page, button(page, "Add Passkey"));
            page.locator("#registerWebAuthn").click();
            assertThat(page.getByText(HOME + " does not allow this kind of passkey")
                            .first())
                    .isVisible();
            both(visit, "factors-model-refused");
            ORGANIZATION.owner.put("/organizations/" + HOME + "/passkey-models", Map.of("models", List.of()));
            page.locator("#kc-try-again").click();
            page.locator("#registerWebAuthn").click();
            page.getByText("Done. Your account is changed.").waitFor();

            Locator passkeys = page.locator("section[aria-labelledby=kind-webauthn-passwordless]");
            press(page, passkeys.getByRole(AriaRole.BUTTON, named("Ask for it first")));
            assertThat(passkeys).containsText("Asked for first");
            press(page, passkeys.getByRole(AriaRole.BUTTON, named("Rename")));
            tabTo(page, page.locator("#factor-name"));
            page.keyboard().press("Control+A");
            page.keyboard().type("Laptop of Amy");
            isForEverybody(page);
            press(page, page.locator("dialog button[type=submit]"));
            page.locator("dialog").waitFor(gone());
            assertThat(passkeys).containsText("Laptop of Amy");

            new EnforcedPolicies(ORGANIZATION)
                    .put(EnforcedPolicies.policy(
                            "enforced", Map.of("level", 2, "factors", List.of("passkey")), "factors-nowhere"));
            try {
                page.reload();
                assertThat(passkeys).containsText("The rule “Two factors” asks for it");
                both(visit, "portal-own-factors");
                String id = StudioApi.accepted(
                                INSTALLATION.admin("GET", "studio/users/" + amy.id() + "/credentials", null))
                        .valueStream()
                        .filter(one -> one.get("type").asText().equals("webauthn-passwordless"))
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .asText();
                page.navigate("about:blank");
                page.navigate(PasskeyAndRecoveryCodesE2E.accountAction("delete_credential:" + id));
                assertThat(page.locator("#sd-factor-needed")).containsText("Two factors");
                both(visit, "factors-needed");
            } finally {
                new EnforcedPolicies(ORGANIZATION).clear();
            }
        }
    }

    @Test
    void whoeverHasFewCodesLeftIsToldBehindTheSignIn() {
        Person ben = ORGANIZATION.people().createWith("ben", HOME, codes("ABCDEFGHIJKL", 4));
        try (PersonsBrowser browser = PersonsBrowser.open(INSTALLATION)) {
            browser.typesPassword(ben);
            Page page = browser.page();
            page.locator("#recoveryCodeInput").fill("ABCD-EFGH-IJKL");
            page.locator("#kc-login").click();
            assertThat(page.locator("#sd-few-codes")).hasText("You have 3 recovery codes left.");
            both(browser.visit(), "factors-few-codes");
            page.locator("#sd-codes-later").click();
            browser.isInScreeningRoom();
        }
    }

    @Test
    void administratorsSeeFiguresChooseModelsAndResetForAReason() {
        Person cleo = ORGANIZATION.people().createWithApp("cleo", HOME, "12345678901234567890");
        String team = OPERATOR.createTeam(HOME, "Colour grading");
        OPERATOR.giveTeamRole(HOME, team, cleo.id(), "reviewer");
        Person boss = ORGANIZATION.people().create("boss", HOME);
        OPERATOR.giveOrganizationRole(HOME, boss.id(), "security-administrator");
        try (Browser.Visit visit = Browser.visit()) {
            Page page = PortalByKeyboard.signIn(INSTALLATION, visit, boss, "/" + HOME + "/teams/" + team);
            assertThat(page.locator("section[aria-labelledby=coverage]")).containsText("1 of 1 have a second factor");
            page.locator("section[aria-labelledby=coverage]").scrollIntoViewIfNeeded();
            both(visit, "portal-team-factors");

            page.navigate(INSTALLATION.server() + "/realms/studio/portal/" + HOME + "/policies");
            press(page, button(page, "Change Models of passkeys"));
            page.locator("#models-list").fill("not a model");
            press(page, page.locator("dialog button[type=submit]"));
            assertThat(page.locator("#models-list-error")).containsText("8-4-4-4-12");
            page.locator("#models-list").fill("ee882879-721c-4913-9775-3dfcce97072a");
            both(visit, "portal-models");
            press(page, page.locator("dialog button[type=submit]"));
            page.locator("dialog").waitFor(gone());
            assertThat(page.locator("section[aria-labelledby=models]")).containsText("1 model may be set up");

            page.navigate(INSTALLATION.server() + "/realms/studio/portal/" + HOME + "/people/" + cleo.id());
            press(page, button(page, "Remove Authenticator app Phone"));
            tabTo(page, page.locator("#reason"));
            page.keyboard().type("Phone left in a cab");
            both(visit, "portal-reset-factor");
            press(page, page.locator("dialog .btn-danger"));
            page.locator("dialog").waitFor(gone());
            assertThat(page.locator("section[aria-labelledby=factors]")).containsText("None.");
        }
        assertThat(StudioApi.accepted(ORGANIZATION.get("/audit-events?action=factor.reset"))
                        .toString())
                .contains(cleo.id(), "Phone left in a cab");
    }

    /** At a desk by day, and on a phone at night. */
    private static void both(Browser.Visit visit, String name) {
        Page page = visit.page();
        // Still colours, and that before they change: halfway between two schemes there is no contrast to measure.
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        isForEverybody(page);
        visit.keepScreenshot(name);
        page.setViewportSize(390, 844);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => true)");
        isForEverybody(page);
        visit.keepScreenshot(name + "-phone-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1280, 720);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    /** As Keycloak keeps them: the first is known, the others are nobody's. */
    private static Map<String, String> codes(String first, int count) {
        String all = IntStream.rangeClosed(1, count)
                .mapToObj(number -> "{\"number\":" + number + ",\"encodedHashedValue\":\""
                        + hash(number == 1 ? first : first + number) + "\"}")
                .collect(Collectors.joining(","));
        return Map.of(
                "type",
                "recovery-authn-codes",
                "userLabel",
                "Codes",
                "secretData",
                "{\"codes\":[" + all + "]}",
                "credentialData",
                "{\"algorithm\":\"SHA-512\",\"totalCodes\":" + count + ",\"remainingCodes\":" + count + "}");
    }

    private static String hash(String code) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-512").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
