package io.stagedoor.passwords.policy;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PasswordPolicyManagerProviderFactory;

/** Stands in the place of Keycloak's own, which is of order 0. */
@AutoService(PasswordPolicyManagerProviderFactory.class)
public final class AllAtOnceFactory implements PasswordPolicyManagerProviderFactory {

    @Override
    public String getId() {
        return "stagedoor";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public PasswordPolicyManagerProvider create(KeycloakSession session) {
        return new AllAtOnce(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
