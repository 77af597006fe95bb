package io.stagedoor.scim.change;

import io.stagedoor.scim.store.SettingsStore;
import java.util.Set;
import java.util.TreeSet;

/** Values of {@code roles} that mean something in an organization: by its mapping rules, or by its settings. */
public record KnownRoles(Directory directory) {

    /** In the order of letters. */
    public Set<String> values() {
        Set<String> values = new TreeSet<>(new SettingsStore(Providers.entities(directory.session()), directory.id())
                .read()
                .roleMapping()
                .organizationRoles()
                .keySet());
        Providers.directoryGroups(directory.session())
                .namesInRules(directory.id(), RoleGroups.PREFIX)
                .forEach(name -> values.add(name.substring(RoleGroups.PREFIX.length())));
        return values;
    }
}
