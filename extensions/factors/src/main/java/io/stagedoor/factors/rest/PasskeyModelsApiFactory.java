package io.stagedoor.factors.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import io.stagedoor.factors.change.Providers;
import io.stagedoor.factors.metadata.FidoMetadata;
import io.stagedoor.factors.metadata.Publisher;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/passkey-models}, and what is known of models. */
@AutoService(OrganizationApiFactory.class)
public final class PasskeyModelsApiFactory implements OrganizationApiFactory, FidoMetadata.Owner {

    /** FIDO's metadata, as it is fetched; without it manufacturers are those of Keycloak's truststore. */
    static final String METADATA = "fido-metadata-file";

    /** The certificate of whoever signs another publisher's metadata. */
    static final String ROOT = "fido-metadata-root";

    private @Nullable FidoMetadata metadata;

    @Override
    public String getId() {
        return FidoMetadata.OWNER;
    }

    @Override
    public void init(Config.Scope config) {
        @Nullable String file = config.get(METADATA);
        @Nullable String root = config.get(ROOT);
        if (file != null && !file.isBlank()) {
            Publisher publisher = root == null || root.isBlank() ? Publisher.fido() : Publisher.of(Path.of(root));
            metadata = FidoMetadata.open(Path.of(file), publisher, Providers.CLOCK);
        }
    }

    @Override
    public Optional<FidoMetadata> metadata() {
        return Optional.ofNullable(metadata);
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(
                PasskeyModelsApiFactory.class,
                call -> new PasskeyModelsResource(call, metadata),
                "passkey-models.json");
    }
}
