package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A SAML application says by an attribute of its client whose it is, and then the policies of that organization count beside those of home. */
class SamlOrganizationIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "samlhome";
    private static final String VISITED = "samlvisited";
    private static final ConnectedOrganization HOMES = new ConnectedOrganization(INSTALLATION, HOME);
    private static final ConnectedOrganization OTHERS = new ConnectedOrganization(INSTALLATION, VISITED);
    private static final FormSignIn.Application OPEN = new FormSignIn.Application(
            "saml-beside",
            new Applications(INSTALLATION).secret(),
            INSTALLATION.screeningRoom() + "/callback",
            "openid organization:" + HOME);
    private static final FormSignIn BROWSER = new FormSignIn(INSTALLATION.realm());

    @BeforeAll
    static void somebodyOfOneOrganizationVisitsAnother() {
        HOMES.prove();
        new Applications(INSTALLATION).add(OPEN.clientId(), "authentication-methods", "offline_access", Map.of());
        application("saml-nobodys", "");
        application("saml-of-home", HOME);
        application("saml-of-visited", VISITED);
        application("saml-of-none", "no-such-organization");
        Person sue = new TestPeople(INSTALLATION).create("saml-sue", HOME);
        new TestPeople(INSTALLATION).join(sue.id(), VISITED);
        BROWSER.signIn(OPEN, sue.email(), TestPeople.PASSWORD);
        new EnforcedPolicies(OTHERS)
                .put(
                        List.of(
                                EnforcedPolicies.level(3, "enforced", "saml-nobodys", "saml-of-home", "saml-of-none"),
                                EnforcedPolicies.with(
                                        EnforcedPolicies.policy("enforced", Map.of("refuse", true), "saml-of-visited"),
                                        "id",
                                        "shut")),
                        List.of());
    }

    private static void application(String id, String organization) {
        Map<String, String> attributes = new HashMap<>(Map.of(
                "saml_idp_initiated_sso_url_name",
                id,
                "saml.client.signature",
                "false",
                "saml_assertion_consumer_url_post",
                INSTALLATION.screeningRoom() + "/saml"));
        if (!organization.isEmpty()) {
            attributes.put("stagedoor.organization", organization);
        }
        HttpResponse<String> made = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId",
                        id,
                        "protocol",
                        "saml",
                        "redirectUris",
                        List.of(INSTALLATION.screeningRoom() + "/*"),
                        "attributes",
                        attributes));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    @AfterAll
    static void thePoliciesGo() {
        new EnforcedPolicies(OTHERS).clear();
    }

    @Test
    void whereItNamesNoneAllThatSomebodyBelongsToMayAskForMore() {
        assertThat(opened("saml-nobodys").body()).doesNotContain("SAMLResponse");
        assertThat(opened("saml-of-none").body()).doesNotContain("SAMLResponse");
    }

    @Test
    void whereItNamesTheirOwnAnOrganizationThatTheyVisitAsksForNothing() {
        assertThat(opened("saml-of-home").body()).contains("SAMLResponse");
    }

    @Test
    void whereItNamesTheOneThatTheyVisitThatOneMayRefuse() {
        HttpResponse<String> answer = opened("saml-of-visited");
        assertThat(answer.body()).doesNotContain("SAMLResponse");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> opened(String id) {
        return BROWSER.get(INSTALLATION.realm() + "/protocol/saml/clients/" + id);
    }
}
