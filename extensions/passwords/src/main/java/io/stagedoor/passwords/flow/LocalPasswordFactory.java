package io.stagedoor.passwords.flow;

import com.google.auto.service.AutoService;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.credential.PasswordCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Stands in the place of Keycloak's own. */
@SuppressWarnings("rawtypes") // as Keycloak looks for it
@AutoService(CredentialProviderFactory.class)
public final class LocalPasswordFactory extends PasswordCredentialProviderFactory {

    @Override
    public PasswordCredentialProvider create(KeycloakSession session) {
        return new LocalPassword(session);
    }

    @Override
    public int order() {
        return 1;
    }
}
