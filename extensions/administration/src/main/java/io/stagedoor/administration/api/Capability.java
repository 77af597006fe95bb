package io.stagedoor.administration.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * Endpoints of an organization, and what they say about themselves.
 *
 * @param factory of them, beside whose class the document is
 * @param document name of the OpenAPI part
 */
public record Capability(Class<?> factory, Function<AdministrativeCall, Object> endpoints, String document)
        implements OrganizationApi {

    @Override
    public Object resource(AdministrativeCall call) {
        return endpoints.apply(call);
    }

    @Override
    public JsonNode openApi() {
        return Json.resource(factory, document);
    }
}
