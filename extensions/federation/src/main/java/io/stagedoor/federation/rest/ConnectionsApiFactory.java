package io.stagedoor.federation.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import io.stagedoor.federation.upstream.UpstreamClient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/**
 * {@code .../organizations/{alias}/connections}.
 *
 * <p>Option {@code allow-private-addresses}: see {@link UpstreamClient#mayBePrivate}.
 */
@AutoService(OrganizationApiFactory.class)
public final class ConnectionsApiFactory implements OrganizationApiFactory {

    private @Nullable UpstreamClient upstream;

    @Override
    public String getId() {
        return "connections";
    }

    @Override
    public void init(Config.Scope config) {
        upstream = new UpstreamClient(UpstreamClient.mayBePrivate());
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        UpstreamDocuments documents = new UpstreamDocuments(Objects.requireNonNull(upstream));
        return new Endpoints(call -> new ConnectionsResource(call, documents), "connections.json");
    }

    @Override
    public void close() {
        if (upstream != null) {
            upstream.close();
        }
    }
}
