package io.stagedoor.federation.flow;

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

/** The step between finding an account that exists and asking whose it is. It has no settings. */
@AutoService(AuthenticatorFactory.class)
public final class CompanyLinkFactory implements AuthenticatorFactory {

    @Override
    public String getId() {
        return CompanyLink.ID;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new CompanyLink();
    }

    @Override
    public String getDisplayType() {
        return "Link people of the organization";
    }

    @Override
    public String getHelpText() {
        return "No question for whom the organization has, where its own identity provider names their address";
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
