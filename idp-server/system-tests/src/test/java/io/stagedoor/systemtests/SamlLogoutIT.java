package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A company says by a SAML request that somebody has signed out there, everywhere: it names the subject and no session. */
class SamlLogoutIT {

    private static final Installation INSTALLATION = Installation.shared();

    private static VendorPage withAddress;
    private static VendorPage withoutAddress;

    @BeforeAll
    static void connect() {
        withAddress = connected("saml-logout", true);
        withoutAddress = connected("saml-logout-one-way", false);
    }

    @Test
    void everySessionOfThePersonEndsAndTheCompanyIsAnswered() {
        JsonNode one = withAddress.comes("leaver");
        JsonNode two = withAddress.comes("leaver");
        JsonNode another = withAddress.comes("colleague");
        HttpResponse<String> answer = says(withAddress, "leaver", true);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("SAMLResponse", "https://sso.saml-logout.example/out");
        isOver(one);
        isOver(two);
        assertThat(isAlive(another)).isTrue();
    }

    /** Its metadata name no address for our answer, as Google's do not: the person is told. */
    @Test
    void aCompanyThatWantsNoAnswerGetsNone() {
        JsonNode tokens = withoutAddress.comes("leaver");
        HttpResponse<String> answer = says(withoutAddress, "leaver", true);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("SAMLResponse").contains("signed out");
        isOver(tokens);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutASignatureNothingEnds(boolean address) {
        VendorPage page = address ? withAddress : withoutAddress;
        JsonNode tokens = page.comes("attacked");
        new CorporateConnections(INSTALLATION)
                .refused(says(page, "attacked", false), page.organization().alias, "signature-missing");
        assertThat(isAlive(tokens)).isTrue();
    }

    @Test
    void aRequestIsGoodOnce() {
        String request = withAddress.company().logout(withAddress.about("returning"), withAddress.endpoint(), true);
        Map<String, String> posted = Map.of("SAMLRequest", request, "RelayState", "r");
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        assertThat(browser.post(withAddress.endpoint(), posted).statusCode()).isEqualTo(200);
        JsonNode tokens = withAddress.comes("returning");
        new CorporateConnections(INSTALLATION)
                .refused(browser.post(withAddress.endpoint(), posted), "saml-logout", "replayed");
        assertThat(isAlive(tokens)).isTrue();
    }

    private static VendorPage connected(String alias, boolean answers) {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, alias);
        organization.prove();
        OpenSamlCompany company = new OpenSamlCompany(new SamlCompany(alias, ForeignProcess.folder(alias)));
        String entityId = VendorShape.JUMPCLOUD.entityId();
        String site = "https://sso." + organization.domain;
        String connection = organization.configure(
                "jumpcloud",
                "saml",
                Map.of(
                        "metadataXml",
                        answers
                                ? company.metadata(entityId, site + "/saml", site + "/out")
                                : company.metadata(entityId, site + "/saml")));
        VendorPage page = new VendorPage(
                INSTALLATION, organization, company, VendorShape.JUMPCLOUD, organization.copied(connection));
        organization.tried(connection, (browser, sent) -> page.answered(browser, sent, "tester"));
        organization.activate(connection);
        return page;
    }

    private static HttpResponse<String> says(VendorPage page, String person, boolean signed) {
        return new FormSignIn(INSTALLATION.realm())
                .post(
                        page.endpoint(),
                        Map.of(
                                "SAMLRequest",
                                page.company().logout(page.about(person), page.endpoint(), signed),
                                "RelayState",
                                "r"));
    }

    private static boolean isAlive(JsonNode tokens) {
        return new PeopleCalls(INSTALLATION, "").footage(tokens) == 200;
    }

    private static void isOver(JsonNode tokens) {
        Eventually.get("the gateway to refuse", () -> isAlive(tokens) ? Optional.empty() : Optional.of(true));
    }
}
