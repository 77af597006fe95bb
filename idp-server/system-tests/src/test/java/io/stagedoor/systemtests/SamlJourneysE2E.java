package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same as {@link UpstreamJourneysE2E} where the company speaks SAML. Its pages are answered inside of the browser. */
class SamlJourneysE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final CorporateConnections CONNECTIONS = new CorporateConnections(INSTALLATION);
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "samljourney");
    private static final String ALIAS = "c-it-saml-journey";
    private static final String MULTIPLE = "http://schemas.microsoft.com/claims/multipleauthn";
    private static final SamlCompany COMPANY =
            new SamlCompany("it-saml-journey", Installation.TARGET.resolve("saml-companies"));

    /** Requests that the company was sent, in their order. */
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void theCompanyIsConnectedAndTwoFactorsAreEnforced() {
        ORGANIZATION.prove();
        CONNECTIONS.add(
                ALIAS,
                "stagedoor-saml",
                ORGANIZATION.alias,
                COMPANY.settings(Map.of("stagedoor.vendor", "adfs", "stagedoor.domains", ORGANIZATION.domain)));
        new EnforcedPolicies(ORGANIZATION).put(EnforcedPolicies.level(2, "enforced"));
    }

    @AfterAll
    static void thePolicyGoes() {
        new EnforcedPolicies(ORGANIZATION).clear();
        CONNECTIONS.removeAll();
    }

    @Test
    void whoeverProvedTwoFactorsAtTheirCompanyIsAskedNothing() {
        try (PersonsBrowser browser = PersonsBrowser.open(INSTALLATION)) {
            company(browser, "saml-sure", SamlJourneysE2E::twoFactors);
            begins(browser);
            browser.isInScreeningRoom();
            assertThat(requests).hasSize(1);
        }
    }

    @Test
    void whoeverProvedOneIsAskedThereForASecondSignInAndThenSetsOneUpHere() {
        try (PersonsBrowser browser = PersonsBrowser.open(INSTALLATION)) {
            company(browser, "saml-unsure", UnaryOperator.identity());
            begins(browser);
            browser.pages().enrolAuthenticatorApp();
            browser.isInScreeningRoom();
            assertThat(requests).hasSize(2);
            assertThat(requests.getFirst()).doesNotContain("ForceAuthn=\"true\"");
            assertThat(requests.getLast()).contains("ForceAuthn=\"true\"", MULTIPLE);
        }
    }

    private static void begins(PersonsBrowser browser) {
        browser.page().navigate(INSTALLATION.screeningRoom());
        browser.pages().startAtScreeningRoom();
        browser.pages().enterEmail("anybody@" + ORGANIZATION.domain);
    }

    private void company(PersonsBrowser browser, String person, UnaryOperator<String> before) {
        browser.page().route(url -> url.startsWith(COMPANY.issuer), route -> answer(route, person, before));
    }

    /** A page that posts the assertion as soon as it is there. */
    private void answer(Route route, String person, UnaryOperator<String> before) {
        Map<String, String> sent =
                BrokeredBrowser.parameters(URI.create(route.request().url()));
        requests.add(SamlCompany.inflated(sent));
        String answer = COMPANY.answer(
                        CONNECTIONS.endpoint(ALIAS),
                        INSTALLATION.realm(),
                        SamlCompany.requestId(sent),
                        person,
                        Instant.now())
                .replace("@initech.example", "@" + ORGANIZATION.domain);
        route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("""
                <!doctype html><form method="post" action="%s"><input type="hidden" name="SAMLResponse" value="%s">\
                <input type="hidden" name="RelayState" value="%s"></form><script>document.forms[0].submit()</script>""".formatted(
                        CONNECTIONS.endpoint(ALIAS),
                        COMPANY.posted(answer, before, SamlCompany.Signing.ASSERTION, document -> {}),
                        sent.getOrDefault("RelayState", ""))));
    }

    private static String twoFactors(String answer) {
        return answer.replace(
                "<saml:AttributeStatement>",
                "<saml:AttributeStatement><saml:Attribute"
                        + " Name=\"http://schemas.microsoft.com/claims/authnmethodsreferences\"><saml:AttributeValue>"
                        + MULTIPLE + "</saml:AttributeValue></saml:Attribute>");
    }
}
