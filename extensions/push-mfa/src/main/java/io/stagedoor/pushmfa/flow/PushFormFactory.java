package io.stagedoor.pushmfa.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.pushmfa.change.Devices;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** One of the second factors of the local sign-in. */
@AutoService(AuthenticatorFactory.class)
public final class PushFormFactory implements AuthenticatorFactory {

    @Override
    public String getId() {
        return PushForm.ID;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new PushForm();
    }

    @Override
    public String getDisplayType() {
        return "Approval on a phone";
    }

    @Override
    public String getHelpText() {
        return "Asks for a number to be typed on a phone that the person has set up";
    }

    @Override
    public @Nullable String getReferenceCategory() {
        return Devices.TYPE;
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
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
