package io.stagedoor.scim.change;

import io.stagedoor.federation.api.CompanySignIn;
import java.util.List;
import java.util.Set;
import org.keycloak.models.UserModel;

/**
 * Whose way in no directory writes, at home or not: people who administer the organization, and those who may sign in without its connection. Whoever holds
 * the directory's token would become them.
 */
record Guarded(Directory directory) {

    boolean is(UserModel person) {
        return !Providers.aboutPeople(directory.session())
                        .organizationRoles(directory.id(), List.of(person.getId()))
                        .getOrDefault(person.getId(), Set.of())
                        .isEmpty()
                || CompanySignIn.isExempted(directory.session(), directory.organization(), person);
    }
}
