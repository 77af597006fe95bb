package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Globex signs its people in by SAML 2.0; for the application nothing is different. */
class SamlOrganizationE2E {

    private static final Installation INSTALLATION = Installation.shared();

    @Test
    void lenaSignsInThroughSamlAndHerCallsPassTheGateway() {
        try (Browser.Visit visit = Browser.visit()) {
            SignInPages pages = new SignInPages(visit.page(), INSTALLATION);

            pages.startAtScreeningRoom();
            pages.enterEmail(SignInPages.LENA);
            pages.signInAtCorporateIdp();
            pages.waitForScreeningRoom();

            assertThat(visit.page().locator("#who").textContent()).contains("Lena Vogel", SignInPages.LENA, "globex");
            assertThat(visit.page().locator("li.call").first().getAttribute("data-status"))
                    .isEqualTo("200");
        }
    }
}
