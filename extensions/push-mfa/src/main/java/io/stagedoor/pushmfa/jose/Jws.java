package io.stagedoor.pushmfa.jose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A JWS in compact serialization (RFC 7515 3.1), signed with ES256; not verified yet.
 *
 * @param signed the part that the signature is over
 * @param signature base64url
 */
record Jws(JsonNode header, JsonNode payload, String signed, String signature) {

    /** More than any that a phone has reason to send. */
    private static final int LONGEST = 4096;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION) // RFC 7515 4, RFC 7519 4
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws MalformedException for anything else than one of that type, by ES256 */
    static Jws parse(String compact, String type) {
        String[] parts = compact.split("\\.", -1);
        if (compact.length() > LONGEST || parts.length != 3) {
            throw new MalformedException("this is no JWS in compact serialization, of at most " + LONGEST + " bytes");
        }
        JsonNode header = json(parts[0]);
        if (!header.path("alg").asText().equals("ES256")
                || !header.path("typ").asText().equals(type)
                || header.has("crit")) {
            throw new MalformedException("its header needs alg ES256 and typ " + type + ", and no crit");
        }
        return new Jws(header, json(parts[1]), parts[0] + '.' + parts[1], parts[2]);
    }

    boolean isSignedBy(DeviceKey key) {
        return key.hasSigned(signed.getBytes(StandardCharsets.US_ASCII), decoded(signature));
    }

    /** @throws MalformedException where it is missing, or no text */
    String text(String claim) {
        JsonNode value = payload.path(claim);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new MalformedException(claim + " is missing");
        }
        return value.asText();
    }

    static byte[] decoded(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a part of it is no base64url");
        }
    }

    private static JsonNode json(String part) {
        try {
            JsonNode read = MAPPER.readTree(decoded(part));
            if (read == null || !read.isObject()) {
                throw new MalformedException("a part of it is no JSON object");
            }
            return read;
        } catch (IOException e) {
            throw new MalformedException("a part of it is no JSON object");
        }
    }
}
