package io.stagedoor.scim.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.scim.store.SettingsStore;
import io.stagedoor.scim.store.UserRow;
import io.stagedoor.teams.api.DirectoryGroups;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SCIM {@code roles} and {@code entitlements}: each value is a directory group of its own, {@code role:<value>}, that mapping rules turn into a
 * team role like any other.
 */
final class RoleGroups {

    static final String PREFIX = "role:";
    private static final int LONGEST = 200;

    private final Directory directory;

    RoleGroups(Directory directory) {
        this.directory = directory;
    }

    /** Leaves what the row no longer says, and joins what it says; {@code before} is null where it is new. */
    void follow(@Nullable UserRow before, UserRow after) {
        Set<String> had = before == null || before.person() == null ? Set.of() : names(before);
        Set<String> has = after.person() == null ? Set.of() : names(after);
        DirectoryGroups groups = Providers.directoryGroups(directory.session());
        for (String name : had) {
            if (!has.contains(name) && before != null && before.person() != null) {
                groups.leave(directory.id(), name, List.of(before.person()));
            }
        }
        for (String name : has) {
            if (!had.contains(name) && after.person() != null) {
                groups.create(directory.id(), name, name);
                groups.join(directory.id(), name, List.of(after.person()));
            }
        }
    }

    /**
     * What the organization's settings make of the same values. Only what this row gave is taken again.
     *
     * @return the row with what it gives now
     */
    UserRow giveOrganizationRoles(UserRow row) {
        Set<String> values = new LinkedHashSet<>();
        if (row.person() != null && row.active()) {
            names(row).forEach(name -> values.add(name.substring(PREFIX.length())));
        }
        Set<OrganizationRole> given = roles(Arrays.asList(row.givenRoles().split(" ", -1)));
        Set<OrganizationRole> due = values.isEmpty()
                ? EnumSet.noneOf(OrganizationRole.class)
                : roles(new SettingsStore(Providers.entities(directory.session()), directory.id())
                        .read()
                        .roleMapping()
                        .of(values));
        if (given.equals(due) || row.person() == null) {
            return row;
        }
        // What they hold already, an administrator has given: it is not the directory's to take.
        Set<OrganizationRole> give = without(without(due, given), held(row.person()));
        Set<OrganizationRole> take = without(given, due);
        if (give.isEmpty() && take.isEmpty()) {
            return row;
        }
        Providers.directoryGroups(directory.session())
                .changeOrganizationRoles(directory.id(), row.person(), give, take);
        Set<OrganizationRole> after = EnumSet.copyOf(give);
        after.addAll(without(given, without(take, held(row.person())))); // the last owner stays one
        directory.record(
                "organization-roles.change",
                "person",
                row.person(),
                Map.of("by", "directory", "roles", words(after), "rolesBefore", words(given)));
        return row.withGivenRoles(words(after));
    }

    private Set<OrganizationRole> held(String person) {
        return Providers.aboutPeople(directory.session())
                .organizationRoles(directory.id(), List.of(person))
                .getOrDefault(person, Set.of());
    }

    private static Set<OrganizationRole> without(Set<OrganizationRole> roles, Set<OrganizationRole> others) {
        Set<OrganizationRole> rest = EnumSet.noneOf(OrganizationRole.class);
        rest.addAll(roles);
        rest.removeAll(others);
        return rest;
    }

    private static Set<OrganizationRole> roles(Collection<String> words) {
        Set<OrganizationRole> roles = EnumSet.noneOf(OrganizationRole.class);
        words.forEach(word -> OrganizationRole.of(word).ifPresent(roles::add));
        return roles;
    }

    private static String words(Set<OrganizationRole> roles) {
        return roles.stream().map(OrganizationRole::word).collect(Collectors.joining(" "));
    }

    private static Set<String> names(UserRow row) {
        Set<String> names = new LinkedHashSet<>();
        for (String attribute : List.of("roles", "entitlements")) {
            for (JsonNode value : row.document().path(attribute)) {
                String word = value.path("value").asText("");
                if (!word.isEmpty() && word.length() <= LONGEST) {
                    names.add(PREFIX + word);
                }
            }
        }
        return names;
    }
}
