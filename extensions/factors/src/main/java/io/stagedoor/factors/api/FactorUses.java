package io.stagedoor.factors.api;

import io.stagedoor.factors.change.Uses;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** For capabilities that bring a factor of their own: that it was used. */
public final class FactorUses {

    private FactorUses() {}

    /**
     * Written down behind the request, where that is committed.
     *
     * @param credential id of Keycloak's credential
     */
    public static void used(KeycloakSession session, RealmModel realm, String person, String credential) {
        Uses.used(session, realm, person, credential, null);
    }
}
