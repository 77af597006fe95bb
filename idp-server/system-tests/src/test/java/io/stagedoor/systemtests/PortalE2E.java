package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The portal before the real server: sign-in, tokens, headers. */
class PortalE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String PORTAL = INSTALLATION.realm() + "/portal";

    @Test
    void anOwnerSignsInAndIsWhereTheyWantedToBe() {
        try (Browser.Visit visit = Browser.visit()) {
            List<String> addresses = new ArrayList<>();
            visit.page().onRequest(request -> addresses.add(request.url()));
            Page page = signIn(visit, "/initech/organization?x=1");

            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Organization"))
                    .waitFor();
            assertThat(page.url()).isEqualTo(PORTAL + "/initech/organization?x=1");
            assertThat(page.evaluate("JSON.stringify([Object.keys(sessionStorage), Object.keys(localStorage)])"))
                    .isEqualTo("[[],[]]");
            assertThat(addresses).noneMatch(address -> address.contains("access_token") || address.contains("refresh"));
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

    private static Page signIn(Browser.Visit visit, String path) {
        visit.page().route("**/stagedoor/v1/me", PortalE2E::answerMe);
        visit.page().navigate(PORTAL + path);
        SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
        pages.enterEmail(SignInPages.SAM);
        pages.enterPassword(INSTALLATION.secret("DEMO_PASSWORD"));
        pages.enrolAuthenticatorApp();
        return visit.page();
    }

    private static void answerMe(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody(
                        "{\"id\":\"x\",\"name\":\"Sam\",\"email\":\"s@x\",\"operator\":false,\"organizations\":[{\"id\":\"i\","
                                + "\"alias\":\"initech\",\"name\":\"Initech Post\",\"home\":true,\"organizationRoles\":[\"owner\"],"
                                + "\"administeredTeams\":[]}]}"));
    }

    private static HttpResponse<String> get(String address) {
        return Installation.send(HttpRequest.newBuilder(URI.create(address)));
    }
}
