package io.stagedoor.federation.rest;

import io.stagedoor.federation.change.Described;
import org.keycloak.models.KeycloakSession;

/** Reads discovery documents and metadata. */
final class UpstreamDocuments {

    private UpstreamDocuments() {}

    static Described.Source of(KeycloakSession session) {
        return address -> {
            throw new java.io.IOException("joined with the brokers' own client");
        };
    }
}
