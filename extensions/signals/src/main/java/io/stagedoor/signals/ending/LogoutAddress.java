package io.stagedoor.signals.ending;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;

/**
 * Where an application wants its logout tokens. Keycloak's own way of finding it asks the present request for the server's address; here is
 * none, and an application whose address depends on that of this server would be this server.
 */
final class LogoutAddress {

    private LogoutAddress() {}

    static Optional<URI> of(ClientModel client) {
        return resolve(
                OIDCAdvancedConfigWrapper.fromClientModel(client).getBackchannelLogoutUrl(), client.getRootUrl());
    }

    static Optional<URI> resolve(@Nullable String address, @Nullable String root) {
        if (address == null || address.isBlank()) {
            return Optional.empty();
        }
        String whole = address.startsWith("/") && root != null ? root.replaceAll("/+$", "") + address : address;
        try {
            URI uri = URI.create(whole.strip());
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
