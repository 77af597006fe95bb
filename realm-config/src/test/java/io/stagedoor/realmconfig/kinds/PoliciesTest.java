package io.stagedoor.realmconfig.kinds;

import static io.stagedoor.realmconfig.domain.Declared.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Declared;
import io.stagedoor.realmconfig.domain.PlainFingerprints;
import io.stagedoor.realmconfig.domain.PlanText;
import io.stagedoor.realmconfig.keycloak.ScriptedKeycloak;
import io.stagedoor.realmconfig.keycloak.ScriptedKeycloak.Write;
import io.stagedoor.realmconfig.keycloak.ServerException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Access policies and password policies, through Stagedoor's own interface. */
class PoliciesTest {
    private static final String PATH = "/organizations/acme/access-policies";
    private static final String PASSWORDS = "/organizations/acme/password-policy";
    private static final String NONE = "{'policies':[],'networks':[]}";
    private static final String DECLARED = """
            organizations:
              - alias: acme
                accessPolicies:
                  networks:
                    - {name: studio, ranges: [203.0.113.0/24]}
                  policies:
                    - id: outside
                      name: Two factors outside
                      state: report-only
                      fromWhere: {outsideNetworks: [studio]}
                      effect: {level: 2}
            """;
    private static final String AS_KEPT = "{'id':'outside','name':'Two factors outside','state':'report-only',"
            + "'who':{'everyone':true},'fromWhere':{'outsideNetworks':['studio'],'device':'any'},'effect':{'level':2}}";
    private static final String STUDIO = "'networks':[{'name':'studio','ranges':['203.0.113.0/24']}]";

    private final ScriptedKeycloak keycloak = new ScriptedKeycloak();
    private final Comparison comparison = new Comparison(new PlainFingerprints());

    @AfterEach
    void stop() {
        keycloak.close();
    }

    private List<Change> plan(String yaml) {
        return new AccessPolicies(comparison).plan(Declared.yaml(yaml), keycloak.realm());
    }

    private List<Write> apply(List<Change> changes) {
        changes.forEach(change -> change.effect().run());
        return keycloak.writes();
    }

    private static Write put(String path, String json) {
        return new Write("PUT " + path + " of \"7\"", json(json).toString());
    }

    @Test
    void whatIsDeclaredIsPlannedInFullAndWrittenAtOnce() {
        keycloak.product(PATH, NONE);
        List<Change> changes = plan(DECLARED);
        assertThat(PlanText.of(changes))
                .contains("+ access policies of organization 'acme'")
                .contains("networks[studio].ranges: [203.0.113.0/24]")
                .contains("policies[outside].state: report-only")
                .contains("policies[outside].effect.level: 2");
        assertThat(apply(changes))
                .containsExactly(put(
                        PATH,
                        "{" + STUDIO
                                + ",'policies':[{'id':'outside','name':'Two factors outside','state':'report-only',"
                                + "'fromWhere':{'outsideNetworks':['studio']},'effect':{'level':2}}]}"));
    }

    @Test
    void whatTheServerSaysInOtherWordsIsTheSame() {
        keycloak.product(PATH, "{" + STUDIO + ",'policies':[" + AS_KEPT + "]}");
        assertThat(plan(DECLARED)).isEmpty();
    }

    @Test
    void anExclusionThatSomebodyAddedByHandIsDriftAndTheirOwnPolicyIsNot() {
        String widened = AS_KEPT.replace("'everyone':true", "'everyone':true,'exceptPeople':['ada']")
                .replace("'effect'", "'grace':{'signIns':3},'effect'");
        keycloak.product(PATH, "{" + STUDIO + ",'policies':[{'id':'theirs','state':'draft'}," + widened + "]}");
        List<Change> changes = plan(DECLARED);
        assertThat(PlanText.of(changes))
                .contains("policies[outside].who.exceptPeople: [ada] -> (none)")
                .contains("policies[outside].grace.signIns: 3 -> (none)")
                .doesNotContain("theirs");
        assertThat(apply(changes))
                .singleElement()
                .extracting(Write::body)
                .asString()
                .contains("theirs")
                .doesNotContain("ada", "grace");
    }

    @Test
    void aPolicyGoesWhereItIsSaidAndNotWhereItIsMissing() {
        keycloak.product(PATH, "{" + STUDIO + ",'policies':[" + AS_KEPT + "]}");
        assertThat(plan("organizations: [{alias: acme, accessPolicies: {policies: []}}]"))
                .isEmpty();
        List<Change> changes =
                plan("organizations: [{alias: acme, accessPolicies: {policies: [{id: outside, state: absent}]}}]");
        assertThat(PlanText.of(changes)).contains("policies[outside]: (present) -> (absent)");
        assertThat(apply(changes)).containsExactly(put(PATH, "{" + STUDIO + ",'policies':[]}"));
    }

    @Test
    void teamsAndPeopleHaveTheirNamesInFilesAndTheirIdsOnTheServer() {
        keycloak.product(PATH, NONE)
                .product("/organizations/acme/teams?limit=200", "{'items':[{'id':'t1','name':'Colour'}]}")
                .has("/users?exact=true&username=ada", "[{'id':'u1','username':'ada'}]")
                .has("/users/u1", "{'id':'u1','username':'ada'}");
        String yaml = "organizations: [{alias: acme, accessPolicies: {policies:"
                + " [{id: p, who: {teams: [Colour], exceptPeople: [ada]}, effect: {level: 2}}]}}]";
        assertThat(apply(plan(yaml)))
                .singleElement()
                .extracting(Write::body)
                .asString()
                .contains("\"t1\"", "\"u1\"")
                .doesNotContain("Colour", "ada");
        keycloak.product(
                PATH,
                "{'networks':[],'policies':[{'id':'p','who':{'teams':['t1'],'exceptPeople':['u1']},'effect':{'level':2}}]}");
        assertThat(plan(yaml)).isEmpty();
    }

    @Test
    void theFloorOfTheRealmIsASectionOfItsOwn() {
        keycloak.product("/realm-access-policies", NONE);
        List<Change> changes = plan("accessPolicies: {policies: [{id: floor, effect: {level: 2}}]}");
        assertThat(changes).singleElement().extracting(Change::title).isEqualTo("floor of realm 'studio'");
        assertThat(apply(changes))
                .singleElement()
                .extracting(Write::request)
                .isEqualTo("PUT /realm-access-policies of \"7\"");
    }

    @Test
    void aRefusalIsShownWithTheLineOfThePolicyThatItNames() {
        refusing("In policy 'Two factors outside': remembering a device cannot be enforced yet.");
        assertThatThrownBy(() -> apply(plan(DECLARED)))
                .isInstanceOf(ServerException.class)
                .hasMessage(
                        "realm.yaml:7: In policy 'Two factors outside': remembering a device cannot be enforced yet.");
        refusing("in policy 1: the level is 1, 2 or 3");
        assertThatThrownBy(() -> apply(plan(DECLARED))).hasMessageStartingWith("realm.yaml:7: ");
        refusing("These policies would lock out every owner.");
        assertThatThrownBy(() -> apply(plan(DECLARED))).hasMessageStartingWith("realm.yaml:3: These policies");
    }

    private void refusing(String detail) {
        keycloak.product(PATH, NONE);
        keycloak.answers("PUT " + ScriptedKeycloak.PRODUCT + PATH, 422, "{\"detail\":\"" + detail + "\"}");
    }

    @Test
    void withoutTheToolsClientEverythingIsPlannedAndNothingWritten() {
        List<Change> changes = plan(DECLARED);
        assertThat(changes).hasSize(1);
        assertThatThrownBy(() -> apply(changes))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("stagedoor-realm-config")
                .hasMessageEndingWith("declare it.");
    }

    @Test
    void aPasswordPolicyKeepsWhatWasChosenAndFollowsTheRealmInTheRest() {
        keycloak.product(
                PASSWORDS,
                "{'minimumLength':12,'history':5,'strength':3,'deniedWords':[],'realm':{'minimumLength':12,'history':5,'strength':0}}");
        List<Change> changes = passwords(
                "organizations: [{alias: acme, passwordPolicy: {minimumLength: 14, deniedWords: [' Nightfall ']}}]");
        assertThat(PlanText.of(changes))
                .contains("~ password policy of organization 'acme'")
                .contains("minimumLength: 12 -> 14")
                .contains("deniedWords: [] -> [nightfall]");
        assertThat(apply(changes))
                .containsExactly(put(PASSWORDS, "{'strength':3,'deniedWords':['nightfall'],'minimumLength':14}"));
    }

    @Test
    void whatTheRealmForbidsIsShownWithTheLineOfTheKey() {
        keycloak.product(PASSWORDS, "{'minimumLength':12,'history':5}");
        keycloak.answers(
                "PUT " + ScriptedKeycloak.PRODUCT + PASSWORDS,
                422,
                "{\"detail\":\"The realm asks for more here.\",\"pointer\":\"/minimumLength\"}");
        assertThatThrownBy(() -> apply(passwords("""
                        organizations:
                          - alias: acme
                            passwordPolicy:
                              history: 6
                              minimumLength: 8
                        """))).hasMessage("realm.yaml:5: The realm asks for more here.");
    }

    private List<Change> passwords(String yaml) {
        return new PasswordPolicies(comparison).plan(Declared.yaml(yaml), keycloak.realm());
    }

    @Test
    void aServiceAccountIsGivenItsRolesOnceAndKeepsTheOthers() {
        String yaml = "clients: [{clientId: tool, serviceAccountRoles: [operator]}]";
        keycloak.has("/clients", "[{'clientId':'tool','id':'c1'}]")
                .has("/clients?clientId=tool", "[{'clientId':'tool','id':'c1'}]")
                .has("/clients/c1/service-account-user", "{'id':'u1'}")
                .has("/users/u1/role-mappings/realm", "[{'name':'other'}]")
                .has("/roles/operator", "{'name':'operator','id':'r1'}");
        assertThat(apply(new Clients(comparison).plan(Declared.yaml(yaml), keycloak.realm())))
                .containsExactly(new Write(
                        "POST /users/u1/role-mappings/realm",
                        json("[{'name':'operator','id':'r1'}]").toString()));
        keycloak.has("/users/u1/role-mappings/realm", "[{'name':'other'},{'name':'operator'}]");
        assertThat(new Clients(comparison).plan(Declared.yaml(yaml), keycloak.realm()))
                .isEmpty();
    }
}
