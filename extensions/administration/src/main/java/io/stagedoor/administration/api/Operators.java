package io.stagedoor.administration.api;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** People who look after all organizations. Whoever takes over such an account takes over every organization. */
public final class Operators {

    private Operators() {}

    /** Whether they hold the realm role of operators, or anything of Keycloak's own administration of the realm. */
    public static boolean are(RealmModel realm, UserModel person) {
        @Nullable RoleModel operator = realm.getRole(RealmCall.OPERATOR_ROLE);
        @Nullable ClientModel administration = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        return (operator != null && person.hasRole(operator))
                || (administration != null && administration.getRolesStream().anyMatch(person::hasRole));
    }
}
