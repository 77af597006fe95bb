package io.stagedoor.realmconfig.kinds;

import io.stagedoor.realmconfig.domain.Node.Mapping;

/** What is written at the address of the resource itself; the rest has addresses of its own. */
final class OwnParts {
    private OwnParts() {}

    static Mapping of(Mapping resource) {
        return resource.without(
                "protocolMappers",
                "realmAssignment",
                "defaultClientScopes",
                "optionalClientScopes",
                "mappers",
                "identityProviders",
                "accessPolicies",
                "passwordPolicy",
                "serviceAccountRoles",
                "organizations");
    }
}
