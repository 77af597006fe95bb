package io.stagedoor.passwords.policy;

import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.keycloak.policy.PolicyError;

/** Makes one of our rules one that a realm can choose. {@link AllAtOnce} judges by it; alone it refuses nothing. */
abstract class OwnRule implements PasswordPolicyProviderFactory, PasswordPolicyProvider {

    private final String id;
    private final String name;
    private final @Nullable Integer usual;

    /**
     * @param usual what a realm gets that says no number; null for a rule without one
     */
    OwnRule(String id, String name, @Nullable Integer usual) {
        this.id = id;
        this.name = name;
        this.usual = usual;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    @Override
    public @Nullable String getConfigType() {
        return usual == null ? null : PasswordPolicyProvider.INT_CONFIG_TYPE;
    }

    @Override
    public @Nullable String getDefaultConfigValue() {
        return usual == null ? null : usual.toString();
    }

    @Override
    public boolean isMultiplSupported() {
        return false;
    }

    @Override
    public @Nullable Object parseConfig(@Nullable String value) {
        return usual == null ? null : parseInteger(value, usual);
    }

    @Override
    public PasswordPolicyProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public @Nullable PolicyError validate(RealmModel realm, UserModel person, String password) {
        return null;
    }

    @Override
    public @Nullable PolicyError validate(String user, String password) {
        return null;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
