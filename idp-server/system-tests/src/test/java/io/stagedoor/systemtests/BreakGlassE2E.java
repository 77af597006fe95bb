package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The day on which the company's identity provider is down and the policies shut everybody out: one account still opens the door. */
class BreakGlassE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "glassjourney");

    @AfterAll
    static void thePolicyGoes() {
        new EnforcedPolicies(ORGANIZATION).clear();
    }

    @Test
    void comesInByPasswordAndCodeAlthoughTheCompanyIsDownAndItIsHeardOf() {
        TestPeople.Person gale = ORGANIZATION.people().createWithApp("gale", "glassjourney", "kept-in-the-safe");
        StudioApi.accepted(
                ORGANIZATION.call("PUT", "/break-glass/" + gale.id(), Map.of("reason", "the envelope in the safe")));
        OidcCompany company = new OidcCompany();
        ORGANIZATION.connect(company);
        company.close();
        new EnforcedPolicies(ORGANIZATION)
                .put(EnforcedPolicies.with(
                        EnforcedPolicies.policy("enforced", Map.of("refuse", true)),
                        "who",
                        Map.of("everyone", true, "exceptOrganizationRoles", List.of("owner"))));

        try (PersonsBrowser browser = PersonsBrowser.desk(INSTALLATION)) {
            browser.page().navigate(INSTALLATION.realm() + "/portal/?local");
            browser.pages().enterEmail(gale.email());
            browser.page().locator("#password").waitFor();
            PortalByKeyboard.isForEverybody(browser.page());
            browser.pages().enterPassword(TestPeople.PASSWORD);
            browser.pages().enterCode(Totp.ofRawSecret("kept-in-the-safe"), "");
            browser.isInPortal();
            browser.visit().keepScreenshot("break-glass-desk");
        }
        assertThat(ORGANIZATION
                        .get("/audit-events?action=sign-in.decide&limit=100")
                        .body())
                .contains("break-glass", gale.id());
    }
}
