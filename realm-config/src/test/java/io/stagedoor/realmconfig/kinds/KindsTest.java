package io.stagedoor.realmconfig.kinds;

import static io.stagedoor.realmconfig.domain.Declared.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Declared;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.PlainFingerprints;
import io.stagedoor.realmconfig.domain.References;
import io.stagedoor.realmconfig.domain.Values;
import io.stagedoor.realmconfig.keycloak.ScriptedKeycloak;
import io.stagedoor.realmconfig.keycloak.ScriptedKeycloak.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KindsTest {
    private final ScriptedKeycloak keycloak = new ScriptedKeycloak();
    private final Comparison comparison = new Comparison(new PlainFingerprints());

    @AfterEach
    void stop() {
        keycloak.close();
    }

    private static Mapping declared(String yaml) {
        Values values = new Values() {
            @Override
            public Optional<String> environment(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<String> secret(String name) {
                return Optional.of("value of " + name);
            }
        };
        return new References(values, new ArrayList<>()).resolve(Declared.yaml(yaml));
    }

    private List<Change> plan(Kind kind, String yaml) {
        return kind.plan(declared(yaml), keycloak.realm());
    }

    private List<Write> apply(Kind kind, String yaml) {
        plan(kind, yaml).forEach(change -> change.effect().run());
        return keycloak.writes();
    }

    private static Write write(String request, String json) {
        return new Write(request, json.isEmpty() ? "" : json(json).toString());
    }

    @Test
    void planInTheOneOrderInWhichARealmCanBeBuilt() {
        assertThat(Kinds.inOrder(new PlainFingerprints()))
                .extracting(kind -> kind.getClass().getSimpleName())
                .containsExactly(
                        "RealmItself",
                        "Keys",
                        "Settings",
                        "Roles",
                        "ClientScopes",
                        "ClientPolicies",
                        "ClientPolicies",
                        "RequiredActions",
                        "Flows",
                        "FlowBindings",
                        "UserProfile",
                        "IdentityProviders",
                        "Organizations",
                        "Clients",
                        "People",
                        "AccessPolicies",
                        "PasswordPolicies");
    }

    @Test
    void aMissingRealmIsCreatedWithItsSettings() {
        assertThat(apply(
                        new RealmItself(comparison),
                        "settings: {enabled: true, smtpServer: {password: '${secret:P}'}}"))
                .containsExactly(write(
                        "POST /admin/realms",
                        "{'enabled':true,'smtpServer':{'password':'value of P',"
                                + "'stagedoor.applied.password':'fingerprint of value of P'},'realm':'studio'}"));
    }

    @Test
    void anExistingRealmIsNotCreated() {
        keycloak.has("", "{'realm':'studio'}");

        assertThat(plan(new RealmItself(comparison), "settings: {enabled: true}"))
                .isEmpty();
    }

    @Test
    void settingsWriteTheWholeRepresentationBack() {
        keycloak.has("", "{'realm':'studio','enabled':false,'attributes':{'a':'1'}}");

        assertThat(apply(new Settings(comparison), "settings: {enabled: true}"))
                .containsExactly(write("PUT ", "{'realm':'studio','enabled':true,'attributes':{'a':'1'}}"));
    }

    @Test
    void keyProvidersGetListsAndTheirType() {
        keycloak.has("", "{'id':'r1'}");

        assertThat(apply(
                        new Keys(comparison),
                        "keys: [{name: k, providerId: ecdsa-generated, config: {priority: 200}}]"))
                .containsExactly(write(
                        "POST /components",
                        "{'name':'k','providerId':'ecdsa-generated','config':{'priority':[200]},"
                                + "'providerType':'org.keycloak.keys.KeyProvider','parentId':'r1'}"));
    }

    @Test
    void keyProvidersAreDeletedOnlyWhereTheFileSaysSo() {
        keycloak.has(
                "/components?type=org.keycloak.keys.KeyProvider",
                "[{'id':'1','name':'k','config':{'priority':['100']}},{'id':'2','name':'gone'},{'id':'3','name':'foreign'}]");

        assertThat(apply(
                        new Keys(comparison),
                        "keys: [{name: k, config: {priority: 100}}, {name: gone, state: absent}]"))
                .containsExactly(write("DELETE /components/2", ""));
    }

    @Test
    void aScopesForeignMappersStay() {
        keycloak.has(
                "/client-scopes",
                "[{'id':'s1','name':'api','protocolMappers':[{'id':'m1','name':'aud','config':{'a':'old','b':'kept'}},"
                        + "{'id':'m2','name':'foreign'}]}]");

        assertThat(apply(
                        new ClientScopes(comparison),
                        "clientScopes: [{name: api, protocolMappers: [{name: aud, config: {a: new}}]}]"))
                .containsExactly(write(
                        "PUT /client-scopes/s1/protocol-mappers/models/m1",
                        "{'id':'m1','name':'aud','config':{'a':'new','b':'kept'}}"));
    }

    @Test
    void aScopeMovesFromOptionalToDefault() {
        keycloak.has("/client-scopes", "[{'id':'s1','name':'api'}]")
                .has("/default-optional-client-scopes", "[{'id':'s1','name':'api'}]");

        assertThat(apply(new ClientScopes(comparison), "clientScopes: [{name: api, realmAssignment: default}]"))
                .containsExactly(
                        write("DELETE /default-optional-client-scopes/s1", ""),
                        write("PUT /default-default-client-scopes/s1", "{}"));
    }

    @Test
    void aClientsScopesAreOwnedAsAWholeAndRemovedBeforeTheyAreAdded() {
        keycloak.has("/client-scopes", "[{'id':'1','name':'a'},{'id':'2','name':'b'},{'id':'3','name':'c'}]")
                .has(
                        "/clients",
                        "[{'id':'c1','clientId':'app','defaultClientScopes':['a'],'optionalClientScopes':['b','c']}]");

        assertThat(apply(
                        new Clients(comparison),
                        "clients: [{clientId: app, defaultClientScopes: [a, b], optionalClientScopes: [c]}]"))
                .containsExactly(
                        write("DELETE /clients/c1/optional-client-scopes/2", ""),
                        write("PUT /clients/c1/default-client-scopes/2", "{}"));
    }

    @Test
    void aClientWithoutDeclaredScopesKeepsThem() {
        keycloak.has("/clients", "[{'id':'c1','clientId':'app','defaultClientScopes':['a']}]");

        assertThat(plan(new Clients(comparison), "clients: [{clientId: app}]")).isEmpty();
    }

    @Test
    void aClientIsDeletedOnlyWhereTheFileSaysSo() {
        keycloak.has("/clients", "[{'id':'c1','clientId':'app'},{'id':'c2','clientId':'foreign'}]");

        assertThat(apply(new Clients(comparison), "clients: [{clientId: app, state: absent}]"))
                .containsExactly(write("DELETE /clients/c1", ""));
    }

    @Test
    void anIdentityProvidersSecretIsFingerprintedAndThenLeftAlone() {
        String yaml = "identityProviders: [{alias: okta, config: {clientSecret: '${secret:S}'}}]";

        assertThat(apply(new IdentityProviders(comparison), yaml))
                .containsExactly(write(
                        "POST /identity-provider/instances",
                        "{'alias':'okta','config':{'clientSecret':'value of S',"
                                + "'stagedoor.applied.clientSecret':'fingerprint of value of S'}}"));

        keycloak.has(
                "/identity-provider/instances/okta",
                "{'alias':'okta','config':{'clientSecret':'**********',"
                        + "'stagedoor.applied.clientSecret':'fingerprint of value of S'}}");
        assertThat(plan(new IdentityProviders(comparison), yaml)).isEmpty();
    }

    @Test
    void anIdentityProvidersMapperNamesItsProvider() {
        keycloak.has("/identity-provider/instances/okta", "{'alias':'okta'}");

        assertThat(apply(new IdentityProviders(comparison), "identityProviders: [{alias: okta, mappers: [{name: m}]}]"))
                .containsExactly(write(
                        "POST /identity-provider/instances/okta/mappers",
                        "{'name':'m','identityProviderAlias':'okta'}"));
    }

    @Test
    void anOrganizationsDomainsAreOwnedAsAWholeAndItsLinksEnsured() {
        keycloak.has(
                        "/organizations?briefRepresentation=false&max=10000",
                        "[{'id':'o1','alias':'acme','domains':[{'name':'acme.example','verified':true},{'name':'evil.example'}]}]")
                .has("/organizations/o1/identity-providers", "[{'alias':'foreign'}]");

        assertThat(
                        apply(
                                new Organizations(comparison),
                                "organizations: [{alias: acme, domains: [{name: acme.example, verified: true}], identityProviders: [okta]}]"))
                .containsExactly(
                        write(
                                "PUT /organizations/o1",
                                "{'id':'o1','alias':'acme','domains':[{'name':'acme.example','verified':true}]}"),
                        new Write("POST /organizations/o1/identity-providers", "\"okta\""));
    }

    @Test
    void aPersonIsCreatedWithAPasswordThatTheyKeep() {
        String yaml = "people: [{username: sam, email: s@i.example, password: '${secret:D}'}]";

        assertThat(apply(new People(comparison), yaml))
                .containsExactly(write(
                        "POST /users",
                        "{'username':'sam','email':'s@i.example','credentials':"
                                + "[{'type':'password','value':'value of D','temporary':false}]}"));
    }

    @Test
    void anExistingPersonIsNeverWritten() {
        keycloak.has("/users?exact=true&username=sam", "[{'id':'u1','username':'sam','email':'new@i.example'}]");

        assertThat(plan(
                        new People(comparison),
                        "people: [{username: sam, email: s@i.example, password: '${secret:D}'}]"))
                .isEmpty();
    }

    @Test
    void aMissingMembershipIsAdded() {
        keycloak.has("/users?exact=true&username=sam", "[{'id':'u1','username':'sam'}]")
                .has(
                        "/organizations?briefRepresentation=false&max=10000",
                        "[{'id':'o1','alias':'initech'},{'id':'o2','alias':'acme'}]")
                .has("/organizations/o2/members/u1", "{'id':'u1'}");

        assertThat(apply(new People(comparison), "people: [{username: sam, organizations: [initech, acme]}]"))
                .containsExactly(new Write("POST /organizations/o1/members", "\"u1\""));
    }

    @Test
    void aRequiredActionIsRegisteredBeforeItIsSet() {
        keycloak.has(
                "/authentication/required-actions/NEW", "{'alias':'NEW','name':'New','enabled':false,'priority':7}");

        assertThat(apply(new RequiredActions(comparison), "requiredActions: [{alias: NEW, enabled: true}]"))
                .containsExactly(
                        write("POST /authentication/register-required-action", "{'providerId':'NEW','name':'NEW'}"),
                        write(
                                "PUT /authentication/required-actions/NEW",
                                "{'alias':'NEW','name':'New','enabled':true,'priority':7}"));
    }

    @Test
    void theUserProfileKeepsForeignAttributes() {
        keycloak.has("/users/profile", "{'attributes':[{'name':'a','multivalued':false},{'name':'foreign'}]}");

        assertThat(apply(new UserProfile(comparison), "userProfile: {attributes: [{name: a, multivalued: true}]}"))
                .containsExactly(write(
                        "PUT /users/profile", "{'attributes':[{'name':'a','multivalued':true},{'name':'foreign'}]}"));
    }

    @Test
    void clientPoliciesKeepForeignOnes() {
        keycloak.has("/client-policies/policies", "{'policies':[{'name':'foreign'},{'name':'p','enabled':false}]}");

        assertThat(apply(ClientPolicies.policies(comparison), "clientPolicies: [{name: p, enabled: true}]"))
                .containsExactly(write(
                        "PUT /client-policies/policies",
                        "{'policies':[{'name':'foreign'},{'name':'p','enabled':true}]}"));
    }

    @Test
    void aBindingIsADifferenceOfTheRealm() {
        keycloak.has("", "{'realm':'studio','browserFlow':'browser'}");

        assertThat(plan(new FlowBindings(comparison), "flowBindings: {browserFlow: ours}"))
                .singleElement()
                .extracting(Change::differences)
                .isEqualTo(List.of(new Difference("browserFlow", "browser", "ours")));
    }

    @Test
    void rolesAreFoundWithTheirAttributes() {
        keycloak.has(
                "/roles?briefRepresentation=false",
                "[{'id':'r1','name':'a','description':'old','attributes':{'x':['1']}}]");

        assertThat(apply(new Roles(comparison), "roles: [{name: a, description: new, attributes: {x: [1]}}]"))
                .containsExactly(write(
                        "PUT /roles-by-id/r1", "{'id':'r1','name':'a','description':'new','attributes':{'x':[1]}}"));
    }
}
