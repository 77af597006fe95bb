package io.stagedoor.mfapolicy.flow;

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

/** The step behind every way in. It has no settings: applications ask, organizations decide. */
@AutoService(AuthenticatorFactory.class)
public final class StepUpFormFactory implements AuthenticatorFactory {

    @Override
    public String getId() {
        return StepUpForm.ID;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new StepUpForm(session);
    }

    @Override
    public String getDisplayType() {
        return "What is missing";
    }

    @Override
    public String getHelpText() {
        return "Asks for the factor that an application or an access policy wants and the session has not proved";
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
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
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
