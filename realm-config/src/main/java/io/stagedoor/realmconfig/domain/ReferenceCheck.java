package io.stagedoor.realmconfig.domain;

import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import io.stagedoor.realmconfig.domain.Node.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses names that neither the declaration nor the server knows, before the first write: an authenticator of a feature
 * that is switched off, a client scope with a typo, an organization that nobody declared.
 */
public final class ReferenceCheck {
    private final KnownNames server;
    private final List<Problem> problems;
    private final Mapping declaration;

    public ReferenceCheck(Mapping declaration, KnownNames server, List<Problem> problems) {
        this.declaration = declaration;
        this.server = server;
        this.problems = problems;
    }

    public void check() {
        providers();
        for (Mapping client : declaration.mappings("clients")) {
            names(client, "defaultClientScopes", "clientScopes", "name", "client scope");
            names(client, "optionalClientScopes", "clientScopes", "name", "client scope");
        }
        for (Mapping policy : declaration.mappings("clientPolicies")) {
            names(policy, "profiles", "clientProfiles", "name", "client profile");
        }
        for (Mapping organization : declaration.mappings("organizations")) {
            names(organization, "identityProviders", "identityProviders", "alias", "identity provider");
        }
        for (Mapping person : declaration.mappings("people")) {
            names(person, "organizations", "organizations", "alias", "organization");
        }
        assignments();
        flows();
        policies();
    }

    private void policies() {
        Set<String> clients = known("clients", "clientId");
        PolicyReferences references = new PolicyReferences(server, clients, problems);
        declaration
                .get("accessPolicies")
                .filter(Mapping.class::isInstance)
                .ifPresent(floor -> references.check("", (Mapping) floor));
        for (Mapping organization : declaration.mappings("organizations")) {
            organization
                    .get("accessPolicies")
                    .filter(Mapping.class::isInstance)
                    .ifPresent(policies ->
                            references.check(organization.text("alias").orElse(""), (Mapping) policies));
        }
        for (Mapping client : declaration.mappings("clients")) {
            names(client, "serviceAccountRoles", "roles", "name", "realm role");
        }
    }

    private void assignments() {
        for (Mapping scope : declaration.mappings("clientScopes")) {
            scope.get("realmAssignment")
                    .filter(node -> !Set.of("default", "optional", "none").contains(text(node)))
                    .ifPresent(node -> problems.add(
                            new Problem(node.at(), "'realmAssignment' must be default, optional or none.")));
        }
    }

    private void providers() {
        each(declaration.mappings("keys"), "providerId", "keys");
        for (String section : List.of("clientScopes", "clients")) {
            declaration
                    .mappings(section)
                    .forEach(owner -> each(owner.mappings("protocolMappers"), "protocolMapper", "protocol-mapper"));
        }
        declaration
                .mappings("clientProfiles")
                .forEach(profile -> each(profile.mappings("executors"), "executor", "client-policy-executor"));
        declaration
                .mappings("clientPolicies")
                .forEach(policy -> each(policy.mappings("conditions"), "condition", "client-policy-condition"));
        declaration.mappings("authenticationFlows").forEach(this::authenticators);
        each(declaration.mappings("requiredActions"), "alias", "required-action");
        each(declaration.mappings("identityProviders"), "providerId", "identity_provider");
        declaration
                .mappings("identityProviders")
                .forEach(provider ->
                        each(provider.mappings("mappers"), "identityProviderMapper", "identity-provider-mapper"));
    }

    private void authenticators(Mapping flow) {
        each(flow.mappings("executions"), "authenticator", "authenticator");
        flow.mappings("executions").forEach(this::authenticators);
    }

    private void each(List<Mapping> entries, String key, String spi) {
        for (Mapping entry : entries) {
            entry.get(key)
                    .filter(node -> !server.providers(spi).contains(text(node)))
                    .ifPresent(node -> problems.add(new Problem(
                            node.at(),
                            "this server has no " + spi + " '" + text(node)
                                    + "': it is misspelled, or the feature that brings it is switched off.")));
        }
    }

    private void flows() {
        Set<String> known = known("authenticationFlows", "alias");
        if (declaration.get("flowBindings").orElse(null) instanceof Mapping bindings) {
            bindings.entries().values().forEach(entry -> name(entry.value(), known, "authentication flow"));
        }
        for (Mapping provider : declaration.mappings("identityProviders")) {
            for (String key : List.of("firstBrokerLoginFlowAlias", "postBrokerLoginFlowAlias")) {
                provider.get(key)
                        .filter(node -> !text(node).isEmpty())
                        .ifPresent(node -> name(node, known, "authentication flow"));
            }
        }
    }

    private void names(Mapping owner, String key, String section, String identity, String noun) {
        if (owner.get(key).orElse(null) instanceof Sequence sequence) {
            Set<String> known = known(section, identity);
            sequence.items().forEach(item -> name(item, known, noun));
        }
    }

    private void name(Node node, Set<String> known, String noun) {
        if (!known.contains(text(node))) {
            problems.add(new Problem(
                    node.at(), "there is no " + noun + " '" + text(node) + "', neither declared nor on the server."));
        }
    }

    private Set<String> known(String section, String identity) {
        Set<String> known = new HashSet<>(server.existing(section));
        for (Mapping entry : declaration.mappings(section)) {
            String name = entry.text(identity).orElse("");
            if (entry.absent()) {
                known.remove(name);
            } else {
                known.add(name);
            }
        }
        return known;
    }

    private static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }
}
