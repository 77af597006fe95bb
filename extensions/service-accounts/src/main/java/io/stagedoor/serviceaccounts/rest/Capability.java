package io.stagedoor.serviceaccounts.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.OrganizationApi;
import java.util.function.Function;

/**
 * Endpoints and what they say about themselves.
 *
 * @param document name of the OpenAPI part beside this class
 */
record Capability(Function<AdministrativeCall, Object> endpoints, String document) implements OrganizationApi {

    @Override
    public Object resource(AdministrativeCall call) {
        return endpoints.apply(call);
    }

    @Override
    public JsonNode openApi() {
        return Json.resource(Capability.class, document);
    }
}
