package io.stagedoor.secrets.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.secrets.api.SecretSeal;
import io.stagedoor.secrets.api.SecretSealFactory;
import io.stagedoor.secrets.domain.Seal;
import io.stagedoor.secrets.domain.SealingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Seals with the keys of a file, option {@code spi-stagedoor-seal--default--key-file}. The file is read when a secret is first sealed or
 * opened; {@code start --production} reads it before it starts.
 */
@AutoService(SecretSealFactory.class)
public final class KeyFileSealFactory implements SecretSealFactory {

    private static final String OPTION = "spi-stagedoor-seal--default--key-file";

    /** Set by {@code start --production}. */
    private static final String PRODUCTION = "STAGEDOOR_PRODUCTION";

    private @Nullable String file;
    private volatile @Nullable Seal seal;

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public void init(Config.Scope config) {
        file = config.get("key-file");
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        if ("true".equals(System.getenv(PRODUCTION))) {
            // Better no start than a connection that cannot be saved.
            var unused = read();
        }
    }

    @Override
    public SecretSeal create(KeycloakSession session) {
        return new SecretSeal() {
            @Override
            public String seal(String secret) {
                return read().seal(secret);
            }

            @Override
            public String open(String sealed) {
                try {
                    return read().open(sealed);
                } catch (IllegalArgumentException e) {
                    throw new IllegalStateException("a secret cannot be opened: " + e.getMessage(), e);
                }
            }
        };
    }

    private Seal read() {
        @Nullable Seal known = seal;
        if (known != null) {
            return known;
        }
        @Nullable String path = file;
        if (path == null || path.isBlank()) {
            throw new IllegalStateException("stagedoor: secrets need a key file: set " + OPTION);
        }
        try {
            Seal made = new Seal(SealingKeys.of(Files.readAllLines(Path.of(path))), new SecureRandom());
            seal = made;
            return made;
        } catch (IOException e) {
            throw new IllegalStateException("stagedoor: the key file " + path + " (" + OPTION + ") cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "stagedoor: the key file " + path + " (" + OPTION + "): " + e.getMessage(), e);
        }
    }
}
