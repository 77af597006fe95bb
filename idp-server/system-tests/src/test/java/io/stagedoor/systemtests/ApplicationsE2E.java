package io.stagedoor.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.stagedoor.systemtests.PortalByKeyboard.button;
import static io.stagedoor.systemtests.PortalByKeyboard.gone;
import static io.stagedoor.systemtests.PortalByKeyboard.isForEverybody;
import static io.stagedoor.systemtests.PortalByKeyboard.link;
import static io.stagedoor.systemtests.PortalStaff.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An API, an application, and a subscription of one to the other, in the portal before the real server. */
class ApplicationsE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ORGANIZATION = "appportal";
    private static final String CALLBACK = "https://dailies.appportal.example/callback";
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final PortalStaff STAFF = PortalStaff.of(INSTALLATION, ORGANIZATION, "App Pictures");
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final ApplicationCalls CALLS = new ApplicationCalls(INSTALLATION, ORGANIZATION);

    @Test
    void anApplicationIsMadeSubscribedApprovedAndEnded() throws Exception {
        Person owner = STAFF.hired("app-owner", "owner");
        Person developer = STAFF.hired("app-developer", "developer");
        try (Browser.Visit owners = Browser.visit();
                Browser.Visit developers = Browser.visit()) {
            Page deciding = STAFF.signIn(owners, owner, "/applications/apis");
            registerAnApi(deciding);
            Page making = STAFF.signIn(developers, developer, "/applications");
            makeAnApplication(making);
            String secret = makeASecret(making);
            JsonNode application = StudioApi.accepted(OPERATOR.get(CALLS.path("/applications")))
                    .at("/items/0");
            FormSignIn.Application asked = CALLS.asked(application, secret, CALLBACK);
            FormSignIn viewer = new FormSignIn(INSTALLATION.realm());
            CodeVerifier verifier = new CodeVerifier();
            JsonNode before = StudioApi.accepted(CALLS.redeem(
                    asked,
                    verifier,
                    viewer.enrolled(viewer.entered(
                            asked,
                            verifier,
                            PEOPLE.create("app-viewer", ORGANIZATION).email(),
                            TestPeople.PASSWORD)),
                    Map.of()));
            assertThat(ApplicationCalls.audiences(before)).doesNotContain("appportal/render");

            subscribe(making);
            assertThat(audiences(asked, viewer)).doesNotContain("appportal/render");
            approve(deciding);
            assertThat(audiences(asked, viewer)).contains("appportal/render");
            end(deciding);
            assertThat(audiences(asked, viewer)).doesNotContain("appportal/render");
        }
    }

    /** Of a new token in the same session. */
    private static List<String> audiences(FormSignIn.Application asked, FormSignIn browser) throws JOSEException {
        CodeVerifier verifier = new CodeVerifier();
        return ApplicationCalls.audiences(StudioApi.accepted(
                CALLS.redeem(asked, verifier, browser.request(asked, verifier, Map.of()), Map.of())));
    }

    private static void registerAnApi(Page page) {
        assertThat(page.locator("[aria-labelledby=own]"))
                .containsText("Owners and security administrators register them");
        button(page, "Register an API").click();
        page.locator("#api-identifier").fill("globex/render");
        page.locator("#api-name").fill("Render farm");
        page.locator("#api-permissions").fill("render.start");
        submit(page);
        assertThat(page.locator("#api-identifier-error")).isVisible();
        page.locator("#api-identifier").fill("appportal/render");
        isForEverybody(page);
        submit(page);
        page.locator("dialog").waitFor(gone());
        assertThat(page.locator("[aria-labelledby=own]")).containsText("subscriptions are approved");
        isForEverybody(page);
    }

    private static void makeAnApplication(Page page) {
        assertThat(page.locator(".empty")).containsText("No applications yet");
        button(page, "Make an application").first().click();
        page.locator("#application-name").fill("Dailies");
        page.locator("#application-redirect").fill("https://*.appportal.example/callback");
        submit(page);
        assertThat(page.locator("#application-redirect-error")).containsText("https://*.appportal.example/callback");
        page.locator("#application-redirect").fill(CALLBACK);
        isForEverybody(page);
        submit(page);
        page.locator("dialog").waitFor(gone());
        assertThat(page.locator("h1")).containsText("Dailies");
        assertThat(page.locator("[aria-labelledby=redirects]")).containsText(CALLBACK);
        isForEverybody(page);
    }

    private static String makeASecret(Page page) {
        button(page, "Make a secret").click();
        submit(page);
        String secret = page.locator("dialog code").first().innerText();
        submit(page);
        page.locator("dialog").waitFor(gone());
        assertThat(page.content()).doesNotContain(secret);
        return secret;
    }

    private static void subscribe(Page page) {
        link(page, "Find an API").click();
        button(page, "Subscribe Render farm").click();
        assertThat(page.locator("dialog")).containsText("Whoever has the API approves it first.");
        page.locator("#subscription-subscriber").selectOption(new SelectOption().setLabel("Application: Dailies"));
        page.locator("#subscription-purpose").fill("previews");
        isForEverybody(page);
        submit(page);
        page.locator("dialog").waitFor(gone());
        link(page, "Subscriptions").click();
        assertThat(page.locator("[aria-labelledby=made]")).containsText("Waits for approval");
    }

    private static void approve(Page page) {
        link(page, "Subscriptions").click();
        assertThat(page.locator("[aria-labelledby=waiting]")).containsText("previews");
        isForEverybody(page);
        button(page, "Approve … Dailies").click();
        assertThat(page.locator("dialog dl")).containsText("appportal/render");
        submit(page);
        page.locator("dialog").waitFor(gone());
        assertThat(page.locator("[aria-labelledby=received] .mark")).hasText("Active");
    }

    private static void end(Page page) {
        button(page, "End Dailies").click();
        page.locator("#decision-why").fill("no longer needed");
        submit(page);
        page.locator("dialog").waitFor(gone());
        assertThat(page.locator("[aria-labelledby=received] .mark")).hasText("Ended");
        isForEverybody(page);
    }
}
