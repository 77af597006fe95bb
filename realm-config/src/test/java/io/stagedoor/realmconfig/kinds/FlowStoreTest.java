package io.stagedoor.realmconfig.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.realmconfig.domain.Declared;
import io.stagedoor.realmconfig.domain.Flow;
import io.stagedoor.realmconfig.keycloak.ScriptedKeycloak;
import io.stagedoor.realmconfig.keycloak.ScriptedKeycloak.Write;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlowStoreTest {
    private static final Flow WANTED = Flow.of(Declared.yaml("""
            alias: ours
            executions:
              - authenticator: cookie
                requirement: ALTERNATIVE
              - flow: forms
                requirement: ALTERNATIVE
                executions:
                  - authenticator: otp
                    requirement: REQUIRED
                    config: {default.reference.value: otp}
            """));

    private final ScriptedKeycloak keycloak = new ScriptedKeycloak();
    private final FlowStore store = new FlowStore(keycloak.realm());

    @AfterEach
    void stop() {
        keycloak.close();
    }

    private void serverHasTheFlow(String digest) {
        keycloak.has("/authentication/flows", "[{'id':'f1','alias':'ours','description':''}]")
                .has(
                        "/authentication/flows/ours/executions",
                        "[{'level':0,'providerId':'cookie','requirement':'ALTERNATIVE'},"
                                + "{'level':0,'authenticationFlow':true,'displayName':'forms','description':'',"
                                + "'requirement':'ALTERNATIVE','flowId':'f2'},"
                                + "{'level':1,'providerId':'otp','requirement':'REQUIRED','authenticationConfig':'c1'}]")
                .has(
                        "/authentication/config/c1",
                        "{'alias':'forms 10 otp " + digest + "','config':{'default.reference.value':'**********'}}");
    }

    private static String digest() {
        return WANTED.executions().skip(1).findFirst().orElseThrow().configDigest();
    }

    @Test
    void readsTheFlatListAsATree() {
        serverHasTheFlow(digest());

        assertThat(store.read(WANTED)).contains(WANTED);
        assertThat(store.holds(WANTED)).isTrue();
    }

    @Test
    void aMaskedValueThatWasAppliedForSomethingElseDiffers() {
        serverHasTheFlow("000000000000");

        assertThat(store.holds(WANTED)).isFalse();
    }

    @Test
    void buildsStepsInOrderAndRequiresSubFlowsLast() {
        keycloak.has(
                "/authentication/flows/ours/executions",
                "[{'id':'e2','authenticationFlow':true,'flowId':'new-id','requirement':'DISABLED'}]");

        store.build(WANTED);

        assertThat(keycloak.writes())
                .extracting(Write::request)
                .containsExactly(
                        "POST /authentication/flows",
                        "POST /authentication/executions",
                        "POST /authentication/flows/ours/executions/flow",
                        "POST /authentication/executions",
                        "POST /authentication/executions/new-id/config",
                        "PUT /authentication/flows/ours/executions");
        assertThat(keycloak.writes().get(4).body()).contains("forms 10 otp " + digest());
        assertThat(keycloak.writes().get(5).body()).contains("\"requirement\":\"ALTERNATIVE\"");
    }

    @Test
    void findsAndMovesEveryUse() {
        keycloak.has("/authentication/flows", "[{'id':'f1','alias':'a'},{'id':'f2','alias':'b'}]")
                .has("", "{'realm':'studio','browserFlow':'a','directGrantFlow':'x'}")
                .has(
                        "/identity-provider/instances",
                        "[{'alias':'okta','firstBrokerLoginFlowAlias':'a'},{'alias':'other'}]")
                .has(
                        "/identity-provider/instances/okta",
                        "{'alias':'okta','firstBrokerLoginFlowAlias':'a','config':{}}")
                .has("/clients", "[{'id':'c1','authenticationFlowBindingOverrides':{'browser':'f1'}},{'id':'c2'}]");

        assertThat(store.isUsed("a")).isTrue();
        assertThat(store.isUsed("b")).isFalse();
        store.moveUses("a", "b");

        assertThat(keycloak.writes())
                .extracting(write -> write.request() + " " + write.body().replace('"', '\''))
                .containsExactly(
                        "PUT  {'realm':'studio','browserFlow':'b','directGrantFlow':'x'}",
                        "PUT /identity-provider/instances/okta {'alias':'okta','firstBrokerLoginFlowAlias':'b','config':{}}",
                        "PUT /clients/c1 {'id':'c1','authenticationFlowBindingOverrides':{'browser':'f2'}}");
    }

    @Test
    void aFlowUsedByOneClientAloneIsUsed() {
        keycloak.has("/authentication/flows", "[{'id':'f1','alias':'a'}]")
                .has("/clients", "[{'id':'c1','authenticationFlowBindingOverrides':{'direct_grant':'f1'}}]");

        assertThat(store.isUsed("a")).isTrue();
    }
}
