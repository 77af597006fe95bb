package io.stagedoor.teams.api;

import io.stagedoor.administration.domain.OrganizationRole;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.keycloak.provider.Provider;

/**
 * Groups that a corporate directory pushes, changed by what comes and goes rather than as a whole. Mapping rules are followed for the people
 * concerned, in the caller's transaction; everything may be said twice. People are ids of Keycloak users.
 */
public interface DirectoryGroups extends Provider {

    void create(String organizationId, String group, String name);

    /** Mapping rules go by the name: everybody in it may find themselves in another team. */
    void rename(String organizationId, String group, String name);

    void join(String organizationId, String group, Collection<String> people);

    void leave(String organizationId, String group, Collection<String> people);

    void remove(String organizationId, String group);

    /** Where the mapping rules lead groups of those names; names that no rule speaks of are left out. */
    Map<String, AboutPeople.Placed> placed(String organizationId, Collection<String> names);

    /** Names that mapping rules speak of as a whole, those that begin so. */
    Set<String> namesInRules(String organizationId, String prefix);

    /** Gives somebody organization roles, and takes others; an owner who would be the last one stays owner. */
    void changeOrganizationRoles(
            String organizationId, String person, Set<OrganizationRole> give, Set<OrganizationRole> take);

    @Override
    default void close() {}
}
