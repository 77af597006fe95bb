package io.stagedoor.realmconfig.kinds;

import io.stagedoor.realmconfig.domain.Fingerprints;
import java.util.List;

/** Every kind of resource, in the one order in which a realm can be built: nothing refers to what comes later. */
public final class Kinds {
    private Kinds() {}

    public static List<Kind> inOrder(Fingerprints fingerprints) {
        Comparison comparison = new Comparison(fingerprints);
        return List.of(
                new RealmItself(comparison),
                // Before the settings: the default signature algorithm needs its key.
                new Keys(comparison),
                new Settings(comparison),
                new Roles(comparison),
                new ClientScopes(comparison),
                // Before the clients: declared clients must pass the declared policies.
                ClientPolicies.profiles(comparison),
                ClientPolicies.policies(comparison),
                new RequiredActions(comparison),
                new Flows(),
                new FlowBindings(comparison),
                new UserProfile(comparison),
                new IdentityProviders(comparison),
                new Organizations(comparison),
                new Clients(comparison),
                new People(comparison),
                // Last: whether a policy locks anybody out is a question about everybody.
                new AccessPolicies(comparison),
                new PasswordPolicies(comparison));
    }
}
