package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people meet in their browser where their organization has access policies. */
class PolicyJourneysE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final OidcCompany COMPANY = new OidcCompany();
    private static final ConnectedOrganization CORPORATE = new ConnectedOrganization(INSTALLATION, "journeycorp");
    private static final ConnectedOrganization LOCAL = new ConnectedOrganization(INSTALLATION, "journeylocal");
    private static final EnforcedPolicies CORPORATE_POLICIES = new EnforcedPolicies(CORPORATE);
    private static final EnforcedPolicies LOCAL_POLICIES = new EnforcedPolicies(LOCAL);

    @BeforeAll
    static void theCompanyIsConnected() {
        CORPORATE.connect(COMPANY);
    }

    @AfterEach
    void noPolicies() {
        CORPORATE_POLICIES.clear();
        LOCAL_POLICIES.clear();
    }

    @AfterAll
    static void theCompanyCloses() {
        COMPANY.close();
    }

    @Test
    void whoeverProvedTwoFactorsAtTheirCompanyIsAskedNothing() {
        CORPORATE_POLICIES.put(EnforcedPolicies.level(2, "enforced"));
        visit("anna", "pwd", "mfa", PolicyJourneysE2E::in);
        assertThat(COMPANY.visits).hasSize(1);
    }

    @Test
    void whoeverProvedOneIsAskedThereOnceMoreAndThenSetsOneUpHere() {
        CORPORATE_POLICIES.put(EnforcedPolicies.level(2, "enforced"));
        try (Browser.Visit visit = Browser.visit()) {
            SignInPages pages = begin(visit, "bert", "pwd");
            pages.enrolAuthenticatorApp();
            in(visit.page());
            assertThat(COMPANY.visits).hasSize(2);
            assertThat(COMPANY.visits.getLast()).containsEntry("prompt", "login");
        }
    }

    @Test
    void aPolicyThatOnlyReportsAsksNobody() {
        CORPORATE_POLICIES.put(EnforcedPolicies.level(3, "report-only"));
        visit("cleo", "pwd", PolicyJourneysE2E::in);
        assertThat(COMPANY.visits).hasSize(1);
    }

    @Test
    void aDraftAsksNobody() {
        CORPORATE_POLICIES.put(EnforcedPolicies.level(3, "draft"));
        visit("dana", "pwd", PolicyJourneysE2E::in);
    }

    @Test
    void whoeverIsLeftOutIsAskedNothing() {
        visit("emil", "pwd", PolicyJourneysE2E::in);
        String id = Installation.json(INSTALLATION
                        .admin("GET", "studio/users?exact=true&email=emil@journeycorp.example", null)
                        .body())
                .get(0)
                .get("id")
                .asText();
        CORPORATE_POLICIES.put(EnforcedPolicies.with(
                EnforcedPolicies.level(2, "enforced"), "who", Map.of("everyone", true, "exceptPeople", List.of(id))));
        visit("emil", "pwd", PolicyJourneysE2E::in);
        visit(
                "fred",
                "pwd",
                page -> page.locator("#kc-totp-settings-form, #kc-totp-secret-qr-code, #mode-manual")
                        .first()
                        .waitFor());
    }

    @Test
    void aNetworkThatIsNotAllowedIsRefusedWithThePolicysNameAndANumber() {
        Map<String, Object> outside = EnforcedPolicies.with(
                EnforcedPolicies.with(
                        EnforcedPolicies.policy("enforced", Map.of("refuse", true)),
                        "fromWhere",
                        Map.of("inNetworks", List.of("Here"))),
                "who",
                Map.of("everyone", true, "exceptOrganizationRoles", List.of("owner")));
        CORPORATE_POLICIES.put(
                List.of(EnforcedPolicies.with(outside, "name", "Only from the <b>office</b>")),
                List.of(Map.of("name", "Here", "ranges", List.of("127.0.0.0/8", "::1/128"))));
        visit("gina", "pwd", "mfa", page -> {
            page.locator("#sd-access-refused").waitFor();
            assertThat(page.locator("#sd-access-refused").textContent()).contains("“Only from the <b>office</b>”");
            assertThat(page.locator("#sd-access-refused b").count()).isZero();
            assertThat(page.content()).contains("They find it by this number");
        });
    }

    @Test
    void aSecondApplicationAsksForTheFactorAndForNothingElse() {
        TestPeople.Person hugo = LOCAL.people().create("hugo", "journeylocal");
        try (Browser.Visit visit = Browser.visit()) {
            SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
            pages.startAtScreeningRoom();
            pages.enterEmail(hugo.email());
            pages.enterPassword(TestPeople.PASSWORD);
            pages.enrolAuthenticatorApp();
            in(visit.page());
            PasskeyAndRecoveryCodesE2E.plugInAuthenticator(visit);
            LOCAL_POLICIES.put(EnforcedPolicies.level(3, "enforced", "stagedoor-portal"));
            visit.page().navigate(INSTALLATION.realm() + "/portal/");
            visit.page().locator("#registerWebAuthn").waitFor();
            assertThat(visit.page().locator("#password").count()).isZero();
            visit.page().locator("#registerWebAuthn").click();
            visit.page().waitForURL(url -> url.startsWith(INSTALLATION.realm() + "/portal/"));
        }
    }

    @Test
    void whoeverHoldsAnExceptionComesInWhenAllElseIsShut() {
        TestPeople.Person ida = LOCAL.people().create("ida", "journeylocal");
        StudioApi.accepted(LOCAL.call("PUT", "/break-glass/" + ida.id(), Map.of("reason", "the day it is broken")));
        LOCAL_POLICIES.put(EnforcedPolicies.with(
                EnforcedPolicies.policy("enforced", Map.of("refuse", true)),
                "who",
                Map.of("everyone", true, "exceptOrganizationRoles", List.of("owner"))));
        try (Browser.Visit visit = Browser.visit()) {
            SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
            pages.startAtScreeningRoom();
            pages.enterEmail(ida.email());
            pages.enterPassword(TestPeople.PASSWORD);
            pages.enrolAuthenticatorApp();
            in(visit.page());
        }
        assertThat(LOCAL.get("/audit-events?action=sign-in.decide&limit=100").body())
                .contains("break-glass");
    }

    @Test
    void enrolmentMayBePutOffOnceAndThenNoMore() {
        TestPeople.Person jan = LOCAL.people().create("jan", "journeylocal");
        LOCAL_POLICIES.put(EnforcedPolicies.with(EnforcedPolicies.level(3, "enforced"), "grace", Map.of("signIns", 1)));
        try (Browser.Visit visit = Browser.visit()) {
            SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
            pages.startAtScreeningRoom();
            pages.enterEmail(jan.email());
            pages.enterPassword(TestPeople.PASSWORD);
            Totp app = pages.enrolAuthenticatorApp();
            in(visit.page());
            String used = app.codeAt(java.time.Instant.now());
            visit.context().clearCookies();
            pages.startAtScreeningRoom();
            pages.enterEmail(jan.email());
            pages.enterPassword(TestPeople.PASSWORD);
            pages.enterCode(app, used);
            visit.page().locator("#registerWebAuthn").waitFor();
        }
    }

    @Test
    void anotherWayIsOfferedWhereSomebodyHasOne() {
        CORPORATE_POLICIES.put(EnforcedPolicies.level(2, "enforced"));
        try (Browser.Visit visit = Browser.visit()) {
            SignInPages pages = begin(visit, "kai", "pwd");
            pages.enrolAuthenticatorApp();
            in(visit.page());
            visit.page().navigate("about:blank");
            visit.page().navigate(PasskeyAndRecoveryCodesE2E.accountAction("CONFIGURE_RECOVERY_AUTHN_CODES"));
            visit.page().locator("#kcRecoveryCodesConfirmationCheck").check();
            visit.page().locator("#saveRecoveryAuthnCodesBtn").click();
            visit.page().waitForURL(url -> url.startsWith(INSTALLATION.realm() + "/account/"));
            visit.page().navigate("about:blank");
            visit.context().clearCookies();
            begin(visit, "kai", "pwd");
            visit.page().locator("#otp").waitFor();
            visit.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use a recovery code"))
                    .click();
            visit.page().locator("#recoveryCodeInput").waitFor();
            visit.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use your authenticator app"))
                    .waitFor();
        }
    }

    private interface Look {
        void at(Page page);
    }

    private static void visit(String person, String reference, Look look) {
        visit(person, new String[] {reference}, look);
    }

    private static void visit(String person, String first, String second, Look look) {
        visit(person, new String[] {first, second}, look);
    }

    private static void visit(String person, String[] references, Look look) {
        try (Browser.Visit visit = Browser.visit()) {
            begin(visit, person, references);
            look.at(visit.page());
        }
    }

    /** From Screening Room to the company and back. */
    private static SignInPages begin(Browser.Visit visit, String person, String... references) {
        COMPANY.visitedBy(person, CORPORATE.domain);
        COMPANY.proving(references);
        SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
        pages.startAtScreeningRoom();
        pages.enterEmail(person + "@" + CORPORATE.domain);
        return pages;
    }

    private static void in(Page page) {
        new SignInPages(page, INSTALLATION).waitForScreeningRoom();
    }
}
