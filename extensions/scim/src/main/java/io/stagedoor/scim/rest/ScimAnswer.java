package io.stagedoor.scim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.domain.ScimRefusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One answer, free of the transport. */
record ScimAnswer(int status, @Nullable JsonNode body, Map<String, String> headers) {

    ScimAnswer {
        headers = Map.copyOf(headers);
    }

    static ScimAnswer ok(JsonNode body) {
        return new ScimAnswer(200, body, Map.of());
    }

    static ScimAnswer nothing() {
        return new ScimAnswer(204, null, Map.of());
    }

    ScimAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ScimAnswer(status, body, more);
    }

    /** RFC 7644 3.12. */
    static ScimAnswer of(ScimRefusal refusal) {
        ScimAnswer answer = error(refusal.status(), refusal.scimType(), refusal.detail());
        if (refusal.retryAfterSeconds() > 0) {
            answer = answer.with("Retry-After", String.valueOf(refusal.retryAfterSeconds()));
        }
        return refusal.allow().isEmpty() ? answer : answer.with("Allow", refusal.allow());
    }

    static ScimAnswer error(int status, @Nullable String scimType, String detail) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
        error.put("status", String.valueOf(status));
        if (scimType != null) {
            error.put("scimType", scimType);
        }
        error.put("detail", detail);
        return new ScimAnswer(status, error, Map.of());
    }
}
