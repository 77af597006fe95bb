package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A domain is sold: who had an address in it before is nobody of the new owner's, and nothing of what they held opens a door. */
class DomainOwnersIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final OidcCompany SELLER_COMPANY = new OidcCompany();
    private static final OidcCompany BUYER_COMPANY = new OidcCompany();
    private static final String GUEST_OF = "globex";

    private static ConnectedOrganization seller;
    private static ConnectedOrganization buyer;
    private static String sellersConnection;
    private static String buyersConnection;
    private static String person;
    private static JsonNode tokens;

    @BeforeAll
    static void sell() {
        seller = new ConnectedOrganization(INSTALLATION, "seller");
        sellersConnection = seller.connect(SELLER_COMPANY);
        seller.prove("seller-films.example");
        tokens = seller.tokens(sellersConnection, SELLER_COMPANY, "sold");
        person = one("sold@seller.example").get("id").asText();
        INSTALLATION.admin(
                "PUT",
                "studio/users/" + person + "/reset-password",
                Map.of("type", "password", "value", TestPeople.PASSWORD, "temporary", false));
        seller.people().join(person, GUEST_OF);
        StudioApi operator = StudioApi.asOperator(INSTALLATION);
        operator.giveTeamRole(GUEST_OF, operator.createTeam(GUEST_OF, "Guests of a seller"), person, "reviewer");
        assertThat(seller.people().refresh(tokens).has("access_token")).isTrue();

        StudioApi.accepted(seller.change(sellersConnection, Map.of("domains", List.of("seller-films.example"))));
        assertThat(seller.call("DELETE", "/domains/seller.example", null).statusCode())
                .isEqualTo(204);
        buyer = new ConnectedOrganization(INSTALLATION, "buyer", "seller.example");
        buyersConnection = buyer.connect(BUYER_COMPANY);
    }

    @AfterAll
    static void close() {
        SELLER_COMPANY.close();
        BUYER_COMPANY.close();
    }

    @Test
    void sessionsAreOverAndMembershipsTooAndTheWayInIsForgotten() {
        assertThatThrownBy(() -> seller.people().refresh(tokens)).hasMessageContaining("invalid_grant");
        StudioApi operator = StudioApi.asOperator(INSTALLATION);
        for (String organization : List.of("seller", GUEST_OF)) {
            assertThat(operator.get("/organizations/" + organization + "/people/" + person)
                            .statusCode())
                    .as(organization)
                    .isEqualTo(404);
            assertThat(operator.get("/organizations/" + organization + "/audit-events?action=person.detach")
                            .body())
                    .contains(person, "seller.example");
        }
        assertThat(INSTALLATION
                        .admin("GET", "studio/users/" + person + "/federated-identity", null)
                        .body())
                .doesNotContain("c-" + sellersConnection.replace("-", ""));
        assertThat(INSTALLATION
                        .admin("GET", "studio/users/" + person + "/credentials", null)
                        .body())
                .isEqualTo("[]");
        // The seller's owner had an address in it, too.
        assertThat(buyer.get("/audit-events?action=domain.proved").body()).contains("\"detached\":\"2\"");
    }

    @Test
    void theSellersCompanyBringsNobodyOfTheDomainBack() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        var sent = seller.asked(browser, "somebody@seller-films.example");
        var answer = seller.comeBack(
                browser,
                sellersConnection,
                SELLER_COMPANY,
                sent,
                "sold",
                claims -> claims.claim("email", "sold@seller.example"));
        new CorporateConnections(INSTALLATION).refused(answer, "seller", "domain-mismatch");
    }

    @Test
    void theBuyerTakesTheAccountByAStepOfItsOwnAndGetsNothingElseWithIt() {
        new CorporateConnections(INSTALLATION).refused(comesToTheBuyer(), "buyer", "collision");

        assertThat(StudioApi.accepted(buyer.get("/domains/seller.example/adoption"))
                        .get("names")
                        .toString())
                .contains("sold@seller.example");
        StudioApi.accepted(buyer.call("POST", "/domains/seller.example/adoption", Map.of()));
        assertThat(ConnectedOrganization.isLetIn(comesToTheBuyer())).isTrue();

        JsonNode seen = StudioApi.accepted(buyer.get("/people/" + person));
        assertThat(seen.get("home").asBoolean()).isTrue();
        assertThat(StudioApi.asOperator(INSTALLATION)
                        .get("/organizations/" + GUEST_OF + "/people/" + person)
                        .statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> comesToTheBuyer() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        var sent = buyer.asked(browser, "sold@seller.example");
        return buyer.comeBack(
                browser,
                buyersConnection,
                BUYER_COMPANY,
                sent,
                "bought",
                claims -> claims.claim("email", "sold@seller.example"));
    }

    private static JsonNode one(String email) {
        JsonNode found = Installation.json(INSTALLATION
                .admin("GET", "studio/users?exact=true&email=" + email, null)
                .body());
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
