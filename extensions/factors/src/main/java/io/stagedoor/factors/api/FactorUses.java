package io.stagedoor.factors.api;

import io.stagedoor.factors.change.Uses;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** For capabilities that bring a factor of their own: that it was used. */
public final class FactorUses {

    private FactorUses() {}

    /**
     * Written down with the request; what is used for the first time, behind it, where it is committed.
     *
     * @param credential id of Keycloak's credential
     */
    public static void usedHere(KeycloakSession session, RealmModel realm, String person, String credential) {
        Uses.usedHere(session, realm, person, credential);
    }
}
