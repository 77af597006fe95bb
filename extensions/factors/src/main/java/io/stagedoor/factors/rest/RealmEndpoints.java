package io.stagedoor.factors.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.RealmApi;
import io.stagedoor.administration.api.RealmCall;
import java.util.function.Function;

/**
 * Endpoints about no single organization and what they say about themselves.
 *
 * @param document name of the OpenAPI part beside this class
 */
record RealmEndpoints(Function<RealmCall, Object> endpoints, String document) implements RealmApi {

    @Override
    public Object resource(RealmCall call) {
        return endpoints.apply(call);
    }

    @Override
    public JsonNode openApi() {
        return Json.resource(RealmEndpoints.class, document);
    }
}
