package io.stagedoor.administration.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.keycloak.provider.Provider;

/**
 * One capability's endpoints under {@code /realms/{realm}/stagedoor/v1/organizations/{alias}/{provider id}}.
 *
 * <p>The caller is authenticated and the organization is found before this is asked; each method of the resource asks the gate
 * through {@link AdministrativeCall#permit} before it reads anything.
 */
public interface OrganizationApi extends Provider {

    /** A JAX-RS resource for this call. */
    Object resource(AdministrativeCall call);

    /**
     * The endpoints as OpenAPI 3.1: an object with {@code paths}, keyed from {@code /organizations/{alias}} on, and
     * {@code components}. Each operation carries {@code x-action}, the name of its administrative action.
     */
    JsonNode openApi();

    @Override
    default void close() {}
}
