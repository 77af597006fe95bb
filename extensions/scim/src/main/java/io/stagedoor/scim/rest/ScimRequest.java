package io.stagedoor.scim.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stagedoor.scim.domain.Dialect;
import io.stagedoor.scim.domain.ScimRefusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, free of the transport.
 *
 * @param path segments behind {@code /v2}
 * @param base address of {@code /v2}, without a slash at the end
 */
record ScimRequest(
        String method,
        List<String> path,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        String base) {

    /** Bytes of a body. */
    static final int LONGEST = 2 * 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(30)
                            .maxNumberLength(30)
                            .maxStringLength(LONGEST)
                            .maxDocumentLength(LONGEST)
                            .build())
                    .build())
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    ScimRequest {
        path = List.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    @Nullable
    String parameter(String name) {
        return query.get(name);
    }

    Dialect dialect() {
        return Dialect.of(header("user-agent"), body);
    }

    ScimRequest at(String otherMethod, List<String> otherPath, String otherBody, @Nullable String ifMatch) {
        Map<String, String> others = new java.util.HashMap<>(headers);
        others.remove("if-match");
        others.remove("if-none-match");
        if (ifMatch != null) {
            others.put("if-match", ifMatch);
        }
        return new ScimRequest(otherMethod, otherPath, Map.of(), others, otherBody, base);
    }

    /** Refuses by {@link ScimRefusal}: 400 invalidSyntax, 415. */
    JsonNode json() {
        @Nullable String type = header("content-type");
        if (type != null) {
            String media = type.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
            if (!media.equals("application/scim+json") && !media.equals("application/json") && !media.isEmpty()) {
                throw new ScimRefusal(415, null, "Bodies are application/scim+json or application/json.");
            }
        }
        try {
            // A mark of the order of bytes may be ignored (RFC 8259 8.1).
            @Nullable JsonNode json = MAPPER.readTree(body.startsWith("\uFEFF") ? body.substring(1) : body);
            if (json == null || json.isMissingNode()) {
                throw ScimRefusal.invalidSyntax("The body is missing.");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw ScimRefusal.invalidSyntax("The body is not well-formed JSON, or nested too deeply.");
        }
    }

    /** RFC 7644 3.1: {@code application/scim+json} but where the client takes {@code application/json} alone. */
    String mediaType() {
        String accept = header("accept") == null ? "" : String.valueOf(header("accept"));
        return accept.contains("application/json") && !accept.contains("application/scim+json")
                ? "application/json"
                : "application/scim+json";
    }
}
