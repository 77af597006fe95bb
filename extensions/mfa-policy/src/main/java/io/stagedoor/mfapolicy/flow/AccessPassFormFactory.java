package io.stagedoor.mfapolicy.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.mfapolicy.change.Passes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.sessions.AuthenticationSessionModel;

/** One of the second factors of the local sign-in. */
@AutoService(AuthenticatorFactory.class)
public final class AccessPassFormFactory implements AuthenticatorFactory {

    @Override
    public String getId() {
        return AccessPassForm.ID;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return isHeld(session) ? new AccessPassForm() : new UnlistedAccessPassForm();
    }

    private static boolean isHeld(KeycloakSession session) {
        @Nullable AuthenticationSessionModel attempt = session.getContext().getAuthenticationSession();
        @Nullable UserModel person = attempt == null ? null : attempt.getAuthenticatedUser();
        return attempt != null
                && person != null
                && new Passes(session, attempt.getRealm()).open(person).isPresent();
    }

    @Override
    public String getDisplayType() {
        return "Access pass";
    }

    @Override
    public String getHelpText() {
        return "Asks for the code of an access pass that the help desk has given, in the place of a second factor";
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
