package io.stagedoor.pushmfa.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.pushmfa.change.Devices;
import io.stagedoor.pushmfa.flow.PhoneCredentials;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Phones among what people can sign in with. */
@SuppressWarnings("rawtypes") // of Keycloak's own interface
@AutoService(CredentialProviderFactory.class)
public final class PhoneCredentialsFactory implements CredentialProviderFactory<PhoneCredentials> {

    @Override
    public String getId() {
        return Devices.TYPE;
    }

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new PhoneCredentials(session);
    }
}
