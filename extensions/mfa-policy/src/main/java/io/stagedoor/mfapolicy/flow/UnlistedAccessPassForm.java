package io.stagedoor.mfapolicy.flow;

import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The same for whoever has no pass. Keycloak lists every step without a credential among the other ways to sign in, whether or not it is of any use to
 * the person; one of a type that they have not is left out.
 */
final class UnlistedAccessPassForm extends AccessPassForm implements CredentialValidator<CredentialProvider<?>> {

    @Override
    public CredentialProvider<?> getCredentialProvider(KeycloakSession session) {
        throw new IllegalStateException("asked for what is listed, and this is not");
    }

    @Override
    public String getType(KeycloakSession session) {
        return ID;
    }
}
