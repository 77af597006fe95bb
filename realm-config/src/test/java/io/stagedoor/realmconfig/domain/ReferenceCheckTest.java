package io.stagedoor.realmconfig.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceCheckTest {
    private static final KnownNames SERVER = new KnownNames() {
        @Override
        public Set<String> providers(String spi) {
            return Set.of(spi + "-known");
        }

        @Override
        public Set<String> existing(String section) {
            return Set.of("on-server");
        }

        @Override
        public Set<String> inOrganization(String alias, String section) {
            return Set.of(section + " of " + alias);
        }

        @Override
        public boolean isPerson(String name) {
            return name.equals("maya");
        }
    };

    private static List<String> problems(String yaml) {
        List<Problem> problems = new ArrayList<>();
        new ReferenceCheck(Declared.yaml(yaml), SERVER, problems).check();
        return Declared.texts(problems);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys: [{name: k, providerId: nope}]",
                "clientScopes: [{name: s, protocolMappers: [{name: m, protocolMapper: nope}]}]",
                "clients: [{clientId: c, protocolMappers: [{name: m, protocolMapper: nope}]}]",
                "clientProfiles: [{name: p, executors: [{executor: nope}]}]",
                "clientPolicies: [{name: p, conditions: [{condition: nope}]}]",
                "authenticationFlows: [{alias: f, executions: [{flow: g, executions: [{authenticator: nope}]}]}]",
                "requiredActions: [{alias: nope}]",
                "identityProviders: [{alias: i, providerId: nope}]",
                "identityProviders: [{alias: i, mappers: [{name: m, identityProviderMapper: nope}]}]"
            })
    void refusesAProviderThatTheServerDoesNotHave(String yaml) {
        assertThat(problems(yaml))
                .singleElement()
                .asString()
                .startsWith("realm.yaml:1: this server has no ")
                .contains("'nope'");
    }

    @Test
    void takesProvidersThatTheServerHas() {
        assertThat(problems(
                        "keys: [{name: k, providerId: keys-known}]\nrequiredActions: [{alias: required-action-known}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clients: [{clientId: c, defaultClientScopes: [nope]}]",
                "clients: [{clientId: c, optionalClientScopes: [nope]}]",
                "clientPolicies: [{name: p, profiles: [nope]}]",
                "organizations: [{alias: o, identityProviders: [nope]}]",
                "people: [{username: p, organizations: [nope]}]",
                "flowBindings: {browserFlow: nope}",
                "identityProviders: [{alias: i, firstBrokerLoginFlowAlias: nope}]",
                "identityProviders: [{alias: i, postBrokerLoginFlowAlias: nope}]"
            })
    void refusesANameThatNeitherFileNorServerKnows(String yaml) {
        assertThat(problems(yaml)).singleElement().asString().contains("'nope', neither declared nor on the server");
    }

    @Test
    void takesNamesOfTheServerAndOfTheDeclaration() {
        assertThat(problems("""
                        clientScopes: [{name: mine}]
                        clients: [{clientId: c, defaultClientScopes: [mine, on-server]}]
                        authenticationFlows: [{alias: f}]
                        flowBindings: {browserFlow: f}
                        """)).isEmpty();
    }

    @Test
    void refusesANameThatTheDeclarationDeletes() {
        assertThat(problems("""
                        clientScopes: [{name: on-server, state: absent}]
                        clients: [{clientId: c, defaultClientScopes: [on-server]}]
                        """)).hasSize(1);
    }

    @Test
    void refusesAnUnknownAssignment() {
        assertThat(problems("clientScopes: [{name: s, realmAssignment: always}]"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "optional", "none"})
    void takesTheThreeAssignments(String assignment) {
        assertThat(problems("clientScopes: [{name: s, realmAssignment: " + assignment + "}]"))
                .isEmpty();
    }

    @Test
    void anEmptyFlowNameMeansNoFlow() {
        assertThat(problems("identityProviders: [{alias: i, postBrokerLoginFlowAlias: ''}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "who: {organizationRoles: [nope]}",
                "who: {everyone: true, exceptOrganizationRoles: [nope]}",
                "who: {teams: [nope]}",
                "who: {everyone: true, exceptTeams: [nope]}",
                "who: {teamRoles: [nope]}",
                "who: {people: [nope]}",
                "who: {everyone: true, exceptPeople: [nope]}",
                "whereTo: {applications: [nope]}",
                "fromWhere: {inNetworks: [nope]}",
                "fromWhere: {outsideNetworks: [nope]}"
            })
    void refusesAPolicyAboutWhatThereIsNot(String part) {
        assertThat(problems("organizations: [{alias: acme, accessPolicies: {policies: [{id: p, " + part + "}]}}]"))
                .singleElement()
                .asString()
                .startsWith("realm.yaml:1: there is no ")
                .contains("'nope'");
    }

    @Test
    void takesAPolicyAboutWhatTheServerHasOrTheFilesDeclare() {
        assertThat(problems("""
                        clients: [{clientId: desk}]
                        organizations:
                          - alias: acme
                            accessPolicies:
                              networks: [{name: studio, ranges: [203.0.113.0/24]}]
                              policies:
                                - id: p
                                  who: {organizationRoles: [owner], teams: [teams of acme], teamRoles: [teamRoles of acme], people: [maya]}
                                  whereTo: {applications: [desk, on-server]}
                                  fromWhere: {inNetworks: [studio], outsideNetworks: [networks of acme]}
                        """)).isEmpty();
    }

    @Test
    void aNetworkThatTheFilesTakeAwayIsNotThereForAPolicy() {
        assertThat(problems("accessPolicies: {networks: [{name: 'networks of ', state: absent}],"
                        + " policies: [{id: p, fromWhere: {inNetworks: ['networks of ']}}]}"))
                .singleElement()
                .asString()
                .contains("there is no network");
    }
}
