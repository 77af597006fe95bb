package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The portal before the real server: sign-in, tokens, headers. */
class PortalE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String PORTAL = INSTALLATION.realm() + "/portal";

    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);

    @Test
    void anOwnerSignsInAndIsWhereTheyWantedToBe() {
        TestPeople.Person owner = withRole("portal-owner", "owner");
        try (Browser.Visit visit = Browser.visit()) {
            List<String> addresses = new ArrayList<>();
            visit.page().onRequest(request -> addresses.add(request.url()));
            Page page = signIn(visit, owner, "/initech/people?search=portal-owner");

            page.locator(".people a").waitFor();
            assertThat(page.url()).isEqualTo(PORTAL + "/initech/people?search=portal-owner");
            assertThat(page.locator(".people").textContent()).contains(owner.email(), "Owner", "Signed in just now");
            assertThat(page.evaluate("JSON.stringify([Object.keys(sessionStorage), Object.keys(localStorage)])"))
                    .isEqualTo("[[],[]]");
            assertThat(addresses).noneMatch(address -> address.contains("access_token") || address.contains("refresh"));
            visit.keepScreenshot("portal-people");
        }
    }

    @Test
    void anOwnerHandsOutTheHelpDeskRoleAndEndsASession() {
        TestPeople.Person owner = withRole("portal-giver", "owner");
        TestPeople.Person colleague = withRole("portal-colleague", "auditor");
        try (Browser.Visit one = Browser.visit();
                Browser.Visit other = Browser.visit()) {
            Page page = signIn(one, owner, "/initech/people/" + colleague.id());
            Page theirs = signIn(other, colleague, "/initech/people");
            theirs.locator(".people a").first().waitFor();

            page.reload();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change Organization roles"))
                    .click();
            page.getByLabel("Help desk").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                    .click();
            page.locator("section[aria-labelledby=roles]")
                    .getByText("Sees people, ends sessions")
                    .waitFor();
            one.keepScreenshot("portal-person");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out everywhere"))
                    .click();
            page.locator("dialog .btn-danger").click();
            page.getByText("is signed out everywhere: 1 session ended.").waitFor();

            theirs.locator(".people a").first().click();
            theirs.getByText("Your session has ended").waitFor();
        }
    }

    @Test
    void whoAdministersNothingSeesNobody() {
        TestPeople.Person member = PEOPLE.create("portal-member", "initech");
        try (Browser.Visit visit = Browser.visit()) {
            Page page = signIn(visit, member, "/initech/people");
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Not for your organization role"))
                    .waitFor();
            assertThat(page.locator("nav a").allTextContents()).containsExactly("Organization", "My account");
        }
    }

    @Test
    void anotherOrganizationIsNotThereForItsNeighbours() {
        TestPeople.Person owner = withRole("portal-neighbour", "owner");
        try (Browser.Visit visit = Browser.visit()) {
            Page page = signIn(visit, owner, "/globex/people");
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Nothing here for you"))
                    .waitFor();
        }
    }

    @Test
    void signingOutEndsTheSessionForTheNextPersonAtThisComputer() {
        TestPeople.Person owner = withRole("portal-leaver", "owner");
        try (Browser.Visit visit = Browser.visit()) {
            Page page = signIn(visit, owner, "/initech/people");
            page.locator(".person .switcher").click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("You are signed out"))
                    .waitFor();
            page.navigate(PORTAL + "/initech/people");
            page.locator("#username").waitFor();
        }
    }

    @Test
    void signingOutEndsTheSessionAtTheCorporateIdentityProviderToo() {
        try (Browser.Visit visit = Browser.visit()) {
            visit.page().navigate(PORTAL + "/acme/overview");
            SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
            pages.enterEmail(SignInPages.MAYA);
            pages.signInAtCorporateIdp();
            Page page = visit.page();
            page.locator("sd-portal h1").waitFor();
            page.locator(".person .switcher").click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("You are signed out"))
                    .waitFor();

            page.navigate(PORTAL + "/acme/overview");
            pages.enterEmail(SignInPages.MAYA);
            page.locator("input[name=email]").waitFor(); // asked again, there too
        }
    }

    @Test
    void thePageTrustsThisServerAloneAndCannotBeFramed() {
        HttpResponse<String> page = get(PORTAL + "/initech/people");
        assertThat(page.statusCode()).isEqualTo(200);
        HttpHeaders headers = page.headers();
        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; script-src 'self';")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Strict-Transport-Security").orElse("")).contains("max-age=");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
    }

    @Test
    void assetsAreKeptForGoodAndAnUnknownOneIsNotThere() {
        String html = get(PORTAL + "/").body();
        String script = html.substring(html.indexOf("/realms/studio/portal/assets/main-"));
        String address = INSTALLATION.server() + script.substring(0, script.indexOf('"'));
        HttpResponse<String> asset = get(address);
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(get(PORTAL + "/assets/bundle.json").statusCode()).isEqualTo(404);
        assertThat(get(INSTALLATION.server() + "/realms/master/portal/").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRealmPathWithoutItsSlashIsRedirectedWithinTheServer() {
        HttpResponse<String> answer = get(PORTAL);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue(PORTAL + "/");
    }

    /** On a borrowed screen: what a sign-in would be needed for cannot be had by the token alone. */
    @Test
    void aStolenTokenRemovesNoFactorChangesNoAddressAndOpensNoAdminApi() {
        TestPeople.Person owner = withRole("portal-stolen", "owner");
        String administration = Installation.json(INSTALLATION
                        .admin("GET", "studio/clients?clientId=realm-management", null)
                        .body())
                .get(0)
                .get("id")
                .asText();
        JsonNode role = Installation.json(INSTALLATION
                .admin("GET", "studio/clients/" + administration + "/roles/view-users", null)
                .body());
        INSTALLATION.admin(
                "POST", "studio/users/" + owner.id() + "/role-mappings/clients/" + administration, List.of(role));
        try (Browser.Visit visit = Browser.visit()) {
            List<String> tokens = new ArrayList<>();
            visit.page()
                    .onRequest(request -> Optional.ofNullable(request.headers().get("authorization"))
                            .ifPresent(tokens::add));
            signIn(visit, owner, "/initech/people").locator(".people a").first().waitFor();
            String token = tokens.getLast();
            String account = INSTALLATION.realm() + "/account";

            JsonNode factor = Installation.json(call("GET", account + "/credentials?type=otp", token, "")
                            .body())
                    .get(0)
                    .get("userCredentialMetadatas")
                    .get(0)
                    .get("credential");
            assertThat(call(
                                    "DELETE",
                                    account + "/credentials/" + factor.get("id").asText(),
                                    token,
                                    "")
                            .statusCode())
                    .isEqualTo(403);
            call("DELETE", account + "/v1alpha1/credentials/" + factor.get("id").asText(), token, "");
            assertThat(call("GET", account + "/credentials?type=otp", token, "").body())
                    .contains(factor.get("id").asText());
            call(
                    "POST",
                    account + "/",
                    token,
                    "{\"firstName\":\"A\",\"lastName\":\"B\",\"email\":\"evil@evil.example\"}");
            assertThat(Installation.json(call("GET", account + "/", token, "").body())
                            .get("email")
                            .asText())
                    .isEqualTo(owner.email());
            assertThat(call("GET", INSTALLATION.server() + "/admin/realms/studio/users", token, "")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static HttpResponse<String> call(String method, String address, String authorization, String body) {
        return Installation.send(HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static TestPeople.Person withRole(String name, String role) {
        TestPeople.Person person = PEOPLE.create(name, "initech");
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole("initech", person.id(), role);
        return person;
    }

    private static Page signIn(Browser.Visit visit, TestPeople.Person person, String path) {
        visit.page().navigate(PORTAL + path);
        SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
        pages.enterEmail(person.email());
        pages.enterPassword(TestPeople.PASSWORD);
        pages.enrolAuthenticatorApp();
        visit.page().locator("sd-portal h1").waitFor();
        return visit.page();
    }

    private static HttpResponse<String> get(String address) {
        return Installation.send(HttpRequest.newBuilder(URI.create(address)));
    }
}
