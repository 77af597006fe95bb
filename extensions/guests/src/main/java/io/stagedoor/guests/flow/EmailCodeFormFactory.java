package io.stagedoor.guests.flow;

import com.google.auto.service.AutoService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** The step for a code by e-mail. It has no settings: organizations choose, see {@code rest}. */
@AutoService(AuthenticatorFactory.class)
public final class EmailCodeFormFactory implements AuthenticatorFactory {

    @Override
    public String getId() {
        return EmailCodeForm.ID;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new EmailCodeForm();
    }

    @Override
    public String getDisplayType() {
        return "One-time code by e-mail";
    }

    @Override
    public String getHelpText() {
        return "In the place of a password, for people whose organizations all allow it";
    }

    @Override
    public @Nullable String getReferenceCategory() {
        return null;
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
