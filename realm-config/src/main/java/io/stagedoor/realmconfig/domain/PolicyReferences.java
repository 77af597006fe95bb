package io.stagedoor.realmconfig.domain;

import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import io.stagedoor.realmconfig.domain.Node.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Refuses access policies that name an application, a team, a role, a person or a network that there is not: they would be for nobody, and nobody would notice. */
final class PolicyReferences {
    private static final Set<String> ORGANIZATION_ROLES =
            Set.of("owner", "security-administrator", "help-desk", "auditor", "developer", "member");

    private final KnownNames server;
    private final Set<String> clients;
    private final List<Problem> problems;

    /** @param clients declared or on the server */
    PolicyReferences(KnownNames server, Set<String> clients, List<Problem> problems) {
        this.server = server;
        this.clients = clients;
        this.problems = problems;
    }

    /** @param alias empty for the realm's floor, whose policies know teams and team roles of all organizations */
    void check(String alias, Mapping declared) {
        Set<String> networks = networks(alias, declared);
        for (Mapping policy : declared.mappings("policies")) {
            Mapping who = part(policy, "who");
            for (String key : List.of("organizationRoles", "exceptOrganizationRoles")) {
                each(who, key, ORGANIZATION_ROLES::contains, "organization role");
            }
            for (String key : List.of("people", "exceptPeople")) {
                each(who, key, server::isPerson, "person");
            }
            if (!alias.isEmpty()) {
                for (String key : List.of("teams", "exceptTeams")) {
                    each(who, key, name -> server.inOrganization(alias, "teams").contains(name), "team");
                }
                each(
                        who,
                        "teamRoles",
                        name -> server.inOrganization(alias, "teamRoles").contains(name),
                        "team role");
            }
            each(part(policy, "whereTo"), "applications", clients::contains, "application");
            for (String key : List.of("inNetworks", "outsideNetworks")) {
                each(part(policy, "fromWhere"), key, networks::contains, "network");
            }
        }
    }

    private Set<String> networks(String alias, Mapping declared) {
        Set<String> networks = new HashSet<>(server.inOrganization(alias, "networks"));
        for (Mapping network : declared.mappings("networks")) {
            String name = network.text("name").orElse("");
            if (network.absent()) {
                networks.remove(name);
            } else {
                networks.add(name);
            }
        }
        return networks;
    }

    private void each(Mapping part, String key, Predicate<String> isKnown, String noun) {
        if (part.get(key).orElse(null) instanceof Sequence names) {
            for (Node name : names.items()) {
                String text = name instanceof Scalar scalar ? scalar.text() : "";
                if (!isKnown.test(text)) {
                    problems.add(new Problem(
                            name.at(), "there is no " + noun + " '" + text + "', neither declared nor on the server."));
                }
            }
        }
    }

    private static Mapping part(Mapping policy, String key) {
        return policy.get(key)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElseGet(() -> policy.without(policy.entries().keySet().toArray(String[]::new)));
    }
}
