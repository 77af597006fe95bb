package io.stagedoor.administration.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * Endpoints about no single organization, and what they say about themselves.
 *
 * @param factory of them, beside whose class the document is
 * @param document name of the OpenAPI part
 */
public record RealmEndpoints(Class<?> factory, Function<RealmCall, Object> endpoints, String document)
        implements RealmApi {

    @Override
    public Object resource(RealmCall call) {
        return endpoints.apply(call);
    }

    @Override
    public JsonNode openApi() {
        return Json.resource(factory, document);
    }
}
