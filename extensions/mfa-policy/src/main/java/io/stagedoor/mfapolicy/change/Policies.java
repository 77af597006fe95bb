package io.stagedoor.mfapolicy.change;

import io.stagedoor.mfapolicy.domain.CompiledPolicies;
import io.stagedoor.mfapolicy.domain.PolicySet;
import io.stagedoor.mfapolicy.store.PolicyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Compiled sets, kept for as long as they are the newest. Which one is, the table is asked every time: no node ever decides by an old one.
 */
public final class Policies {

    private static final int MOST = 2_000;

    private record Key(String realm, String scope, long version) {}

    // Bounded, and thrown away with its least used: a version is never changed, so nothing in here can be wrong.
    private static final Map<Key, CompiledPolicies> COMPILED =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, CompiledPolicies> eldest) {
                    return size() > MOST;
                }
            });

    private final RealmModel realm;
    private final PolicyStore store;

    public Policies(KeycloakSession session, RealmModel realm) {
        this.realm = realm;
        this.store = new PolicyStore(Providers.entities(session), realm.getId());
    }

    /** The realm's floor and the sets of those organizations; empty ones are left out. One look at an index where nothing has changed. */
    public List<CompiledPolicies> of(List<String> organizations) {
        List<String> scopes = new ArrayList<>(organizations);
        scopes.add(PolicyStore.REALM);
        Map<String, Long> newest = store.newest(scopes);
        List<CompiledPolicies> sets = new ArrayList<>();
        for (String scope : scopes) {
            Long version = newest.get(scope);
            if (version != null) {
                CompiledPolicies compiled = compiled(scope, version);
                if (!compiled.isEmpty()) {
                    sets.add(compiled);
                }
            }
        }
        return sets;
    }

    private CompiledPolicies compiled(String scope, long version) {
        Key key = new Key(realm.getId(), scope, version);
        @Nullable CompiledPolicies known = COMPILED.get(key);
        if (known != null) {
            return known;
        }
        // One that somebody else has just replaced is as gone as one that cannot be read: the next question finds the
        // newer one.
        PolicySet set = store.read(scope, version).orElseThrow().set();
        CompiledPolicies compiled = CompiledPolicies.of(scope.equals(PolicyStore.REALM) ? null : scope, set);
        COMPILED.put(key, compiled);
        return compiled;
    }
}
