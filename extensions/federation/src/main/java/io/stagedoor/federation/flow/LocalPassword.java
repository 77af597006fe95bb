package io.stagedoor.federation.flow;

import io.stagedoor.federation.change.ConnectionRules;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Passwords, except of people who have to sign in through their company: theirs is neither right nor wrong, and none can be set. Without this the
 * sign-in page would tell whoever has stolen one that it is right.
 */
final class LocalPassword extends PasswordCredentialProvider {

    static final String REFUSED = "passwordOfCompany";

    LocalPassword(KeycloakSession session) {
        // Keycloak's counter of checked passwords is switched off with it.
        super(session, null, false, false, false, false, false);
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        boolean valid = super.isValid(realm, user, input); // first: both answers take the same time
        return valid && isAllowed(user);
    }

    @Override
    public boolean updateCredential(RealmModel realm, UserModel user, CredentialInput input) {
        if (!isAllowed(user)) {
            throw new ModelException(REFUSED);
        }
        return super.updateCredential(realm, user, input);
    }

    private boolean isAllowed(UserModel user) {
        return new ConnectionRules(session).requiredFor(user).isEmpty();
    }
}
