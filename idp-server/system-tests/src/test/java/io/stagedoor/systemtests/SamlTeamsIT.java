package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.systemtests.TestPeople.Person;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What an assertion of the running server tells a SAML application about teams. */
class SamlTeamsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String FOLLOWER = "asset.view login shared.view";
    private static final Pattern RESPONSE =
            Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);

    private static String team = "";
    private static String second = "";

    @BeforeAll
    static void anApplicationOfInitech() {
        team = OPERATOR.createTeam("initech", "Told by SAML");
        second = OPERATOR.createTeam("initech", "Told by SAML, narrowed");
        HttpResponse<String> created = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId", "urn:it:saml-teams",
                        "protocol", "saml",
                        "redirectUris", List.of("http://localhost/saml"),
                        "fullScopeAllowed", false,
                        "attributes",
                                Map.of(
                                        "saml_idp_initiated_sso_url_name", "it-saml-teams",
                                        "saml_assertion_consumer_url_post", "http://localhost/saml",
                                        "saml.client.signature", "false",
                                        "saml.force.post.binding", "true",
                                        "stagedoor.organization", "initech"),
                        "defaultClientScopes", List.of(),
                        "protocolMappers",
                                List.of(Map.of(
                                        "name", "teams",
                                        "protocol", "saml",
                                        "protocolMapper", "stagedoor-saml-teams-mapper"))));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    @Test
    void aMemberIsToldOfWithTeamsAndWhatMayBeDoneWithoutCondition() throws Exception {
        Person person = PEOPLE.create("saml-member", "initech");
        OPERATOR.giveTeamRole("initech", team, person.id(), "follower");
        OPERATOR.put(
                "/organizations/initech/teams/" + second + "/memberships/" + person.id(),
                Map.of("teamRole", "administrator", "projects", List.of("p-1")));
        OPERATOR.call(
                "POST",
                "/organizations/initech/teams/" + team + "/exceptions",
                Map.of(
                        "person", person.id(),
                        "permission", "asset.download",
                        "effect", "allow",
                        "constraint", "approved-only"),
                Map.of());

        Map<String, List<String>> told = attributes(person);

        assertThat(told.get("organization")).containsExactly("initech");
        assertThat(told.get("organization_id")).containsExactly(PEOPLE.organizationId("initech"));
        assertThat(told.get("teams")).containsExactlyInAnyOrder(team + "=follower", second + "=administrator");
        assertThat(told.get("team_permissions"))
                .as("a constraint, or a project, is nothing that this application could keep to")
                .containsExactlyInAnyOrder(team + "=" + FOLLOWER, second + "=");
    }

    @Test
    void aMemberOfNoTeamHasTheOrganizationAlone() throws Exception {
        Person person = PEOPLE.create("saml-teamless", "initech");

        assertThat(attributes(person)).containsOnlyKeys("organization", "organization_id");
    }

    @Test
    void somebodyOfAnotherOrganizationIsToldOfWithoutAny() throws Exception {
        Person person = PEOPLE.create("saml-stranger", "initech");
        OPERATOR.giveTeamRole("initech", team, person.id(), "follower");
        INSTALLATION.admin(
                "DELETE", "studio/organizations/" + PEOPLE.organizationId("initech") + "/members/" + person.id(), null);

        assertThat(attributes(person)).isEmpty();
    }

    /** By name; the assertion is read by a parser that resolves nothing. */
    private static Map<String, List<String>> attributes(Person person) throws Exception {
        String page = new FormSignIn(INSTALLATION.realm())
                .answerFor(
                        INSTALLATION.realm() + "/protocol/saml/clients/it-saml-teams",
                        person.email(),
                        TestPeople.PASSWORD)
                .body();
        Matcher response = RESPONSE.matcher(page);
        assertThat(response.find()).as(page).isTrue();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        NodeList found = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(Base64.getMimeDecoder()
                        .decode(response.group(1).replace("&#xa;", "").replace("&#10;", ""))))
                .getElementsByTagNameNS(ASSERTION, "Attribute");
        Map<String, List<String>> attributes = new TreeMap<>();
        for (int i = 0; i < found.getLength(); i++) {
            Element attribute = (Element) found.item(i);
            NodeList values = attribute.getElementsByTagNameNS(ASSERTION, "AttributeValue");
            List<String> texts = new ArrayList<>();
            for (int j = 0; j < values.getLength(); j++) {
                texts.add(values.item(j).getTextContent());
            }
            attributes.put(attribute.getAttribute("Name"), texts);
        }
        return attributes;
    }
}
