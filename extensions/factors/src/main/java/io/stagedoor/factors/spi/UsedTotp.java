package io.stagedoor.factors.spi;

import io.stagedoor.factors.change.Uses;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.OTPCredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Keycloak's codes of authenticator apps, whose use is written down. */
final class UsedTotp extends OTPCredentialProvider {

    UsedTotp(KeycloakSession session) {
        super(session);
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        boolean valid = super.isValid(realm, user, input);
        if (valid) {
            Uses.used(session, realm, user.getId(), input.getCredentialId(), null);
        }
        return valid;
    }
}
