package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account that was there before its owner first came through their company, at the identity providers that the realm declares. */
class CompanyLinkE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final String OTTO = "otto@globex.example";
    private static final String THEO = "theo@acme.example";

    @AfterEach
    void forget() {
        for (String email : new String[] {OTTO, THEO}) {
            found(email)
                    .forEach(person -> INSTALLATION.admin(
                            "DELETE", "studio/users/" + person.get("id").asText(), null));
        }
    }

    @Test
    void bySamlWhomTheOrganizationHasIsAskedNothing() {
        String otto = account(OTTO);
        PEOPLE.join(otto, "globex");
        signsInWithoutAQuestion(OTTO);
        assertThat(found(OTTO)).extracting(person -> person.get("id").asText()).containsExactly(otto);
    }

    @Test
    void byOidcWhomTheOrganizationHasIsAskedNothing() {
        String theo = account(THEO);
        PEOPLE.join(theo, "acme");
        signsInWithoutAQuestion(THEO);
        assertThat(found(THEO)).extracting(person -> person.get("id").asText()).containsExactly(theo);
    }

    /** Anybody could have made it with that address before the company came. */
    @Test
    void anAccountOfNobodysIsNotHandedOver() {
        account(OTTO);
        try (ApplicationVisit visit = new ApplicationVisit(INSTALLATION)) {
            visit.comesBack("&kc_idp_hint=globex-entra");
            visit.page().locator("input[name=email]").fill(OTTO);
            new SignInPages(visit.page(), INSTALLATION).signInAtCorporateIdp();
            visit.page().locator("#linkAccount").waitFor();
        }
    }

    private static void signsInWithoutAQuestion(String email) {
        try (Browser.Visit visit = Browser.visit()) {
            atTheCompany(visit, email);
            new SignInPages(visit.page(), INSTALLATION).waitForScreeningRoom();
        }
    }

    private static Page atTheCompany(Browser.Visit visit, String email) {
        SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
        pages.startAtScreeningRoom();
        pages.enterEmail(email);
        pages.signInAtCorporateIdp();
        return visit.page();
    }

    /** Without a password, as a directory makes it. */
    private static String account(String email) {
        HttpResponse<String> created = INSTALLATION.admin(
                "POST",
                "studio/users",
                Map.of("username", email, "email", email, "emailVerified", true, "enabled", true));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static JsonNode found(String email) {
        return Installation.json(INSTALLATION
                .admin("GET", "studio/users?exact=true&email=" + email, null)
                .body());
    }
}
