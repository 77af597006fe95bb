package io.stagedoor.serviceaccounts.change;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.urls.UrlType;

/**
 * Whom a workload's token has to be for: this realm, and one organization in it. What was made for one organization is worth nothing at another one that
 * trusts the same issuer, and nothing that was made for somebody else opens anything here.
 */
public final class WorkloadAudience {

    private WorkloadAudience() {}

    public static String of(KeycloakSession session, RealmModel realm, String organization) {
        return Urls.realmIssuer(session.getContext().getUri(UrlType.FRONTEND).getBaseUri(), realm.getName())
                + "/organizations/" + organization;
    }
}
