package io.stagedoor.pushmfa.flow;

import io.stagedoor.pushmfa.change.Devices;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Phones as Keycloak's credentials: listed, renamed and removed where all the others are. */
public final class PhoneCredentials implements CredentialProvider<CredentialModel> {

    private final KeycloakSession session;

    public PhoneCredentials(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String getType() {
        return Devices.TYPE;
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, CredentialModel credential) {
        return user.credentialManager().createStoredCredential(credential);
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public CredentialModel getCredentialFromModel(CredentialModel model) {
        return model;
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(Devices.TYPE)
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("stagedoor-push-display-name")
                .helpText("stagedoor-push-help-text")
                .iconCssClass("kcAuthenticatorOTPClass")
                .createAction(PushEnrolFactory.ID)
                .removeable(true)
                .build(session);
    }
}
