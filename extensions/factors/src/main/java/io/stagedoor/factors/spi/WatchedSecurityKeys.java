package io.stagedoor.factors.spi;

import com.webauthn4j.converter.util.ObjectConverter;
import io.stagedoor.factors.change.Passkeys;
import org.keycloak.authentication.authenticators.browser.WebAuthnMetadataService;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Keycloak's security keys, watched. */
final class WatchedSecurityKeys extends WebAuthnCredentialProvider {

    WatchedSecurityKeys(KeycloakSession session, WebAuthnMetadataService metadata, ObjectConverter converter) {
        super(session, metadata, converter);
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        return new Passkeys(getKeycloakSession(), realm, user)
                .judged(getType(), input, () -> super.isValid(realm, user, input));
    }
}
