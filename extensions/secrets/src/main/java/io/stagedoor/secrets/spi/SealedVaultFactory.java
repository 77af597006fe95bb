package io.stagedoor.secrets.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.secrets.api.SecretSeal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.vault.DefaultVaultRawSecret;
import org.keycloak.vault.VaultProvider;
import org.keycloak.vault.VaultProviderFactory;
import org.keycloak.vault.VaultRawSecret;

/** Keycloak's vault, whose keys are the sealed secrets themselves: nothing else is kept. */
@AutoService(VaultProviderFactory.class)
public final class SealedVaultFactory implements VaultProviderFactory {

    static final String ID = "stagedoor-sealed";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public VaultProvider create(KeycloakSession session) {
        return new VaultProvider() {
            @Override
            public VaultRawSecret obtainSecret(String vaultSecretId) {
                byte[] secret = session.getProvider(SecretSeal.class)
                        .open(vaultSecretId)
                        .getBytes(StandardCharsets.UTF_8);
                return DefaultVaultRawSecret.forBuffer(Optional.of(ByteBuffer.wrap(secret)));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
