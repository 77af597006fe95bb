package io.stagedoor.provisioning.api;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/**
 * What one capability has to end when somebody leaves. Called in a transaction of its own after the departure, again where that one failed: whoever
 * implements it finds nothing to do the second time.
 */
public interface Revocation extends Provider {

    /** For the receipt: lower case with hyphens, never changes. */
    String name();

    /**
     * Whether somebody holds what cannot be given back once it is ended, and what is worth nothing while their access has ended: then it is ended when nobody can say
     * any more that it was a directory's mistake.
     */
    default boolean waitsForTheBrake(RealmModel realm, @Nullable String organizationId, String personId) {
        return false;
    }

    /**
     * Ends it.
     *
     * @param organizationId where the person was a guest: nothing of other organizations is touched; null for everywhere
     * @return how many there were
     */
    int revoke(RealmModel realm, @Nullable String organizationId, String personId);

    @Override
    default void close() {}
}
