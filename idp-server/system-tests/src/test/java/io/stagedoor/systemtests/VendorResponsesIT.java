package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The presets fit: what a vendor sends, in the shape that its manual describes, is taken by a connection made with that vendor's preset as it is. */
class VendorResponsesIT {

    private static final Installation INSTALLATION = Installation.shared();

    @ParameterizedTest
    @MethodSource("vendors")
    void aConnectionMadeWithThePresetTakesWhatTheVendorSends(VendorShape vendor) {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, "vendor-" + vendor.vendor());
        organization.prove();
        OpenSamlCompany company = new OpenSamlCompany(
                new SamlCompany("vendor-" + vendor.vendor(), ForeignProcess.folder("vendor-" + vendor.vendor())));
        String signOn = "https://sso." + organization.domain + "/saml";
        String connection = organization.configure(
                vendor.vendor(), "saml", Map.of("metadataXml", company.metadata(vendor.entityId(), signOn)));
        VendorPage page = new VendorPage(INSTALLATION, organization, company, vendor, organization.copied(connection));

        JsonNode shown = organization.tried(connection, (browser, sent) -> page.answered(browser, sent, "tester"));
        assertThat(shown.get("state").asText()).as(shown.toString()).isEqualTo("arrived");
        assertThat(shown.at("/person/name").asText()).isEqualTo("Given Family");
        assertThat(shown.at("/person/email").asText()).isEqualTo("tester@" + organization.domain);
        assertThat(shown.get("groups")).hasSizeGreaterThan(0);
        organization.activate(connection);

        String team = organization.teamOf("editors", "reviewer");
        TestPeople.Person before = organization.people().create("known", organization.alias);
        JsonNode claims = ApplicationVisit.claims(page.comes("known"));
        assertThat(claims.get("sub").asText()).isEqualTo(before.id());
        assertThat(claims.at("/teams/" + team + "/role").asText()).isEqualTo("reviewer");
    }

    static List<VendorShape> vendors() {
        return VendorShape.all();
    }
}
