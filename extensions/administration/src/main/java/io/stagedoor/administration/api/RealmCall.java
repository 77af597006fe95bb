package io.stagedoor.administration.api;

import io.stagedoor.kernel.CorrelationId;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;

/** One authenticated call that is about no single organization. */
public record RealmCall(
        KeycloakSession session,
        RealmModel realm,
        UserModel user,
        ClientModel client,
        AccessToken token,
        String from,
        CorrelationId correlationId) {

    /** Realm role of those who look after all organizations. */
    public static final String OPERATOR_ROLE = "operator";

    /** Whether an operator calls. Asked of the person, not of the token: whoever has lost the role has lost it now. */
    public boolean byOperator() {
        @Nullable RoleModel role = realm.getRole(OPERATOR_ROLE);
        return role != null && user.hasRole(role);
    }

    /**
     * Asks people, and no programs, to have signed in within ten minutes.
     *
     * @throws ProblemException 401 (RFC 9470 3)
     */
    public void requireFreshAuthentication() {
        FreshSignIns.require(session, user, token);
    }

    /** What a gateway may read; nothing where a person calls. */
    public ReadableOrganizations readable() {
        return ReadableOrganizations.of(user, client);
    }
}
