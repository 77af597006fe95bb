package io.stagedoor.administration.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Reads what callers send, strictly and within bounds, and writes what they get. */
public final class Json {

    /** Bytes of a request. */
    public static final int LONGEST = 64 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(20)
                            .maxStringLength(LONGEST)
                            .maxDocumentLength(LONGEST)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(com.fasterxml.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private Json() {}

    /**
     * A request's body as a value.
     *
     * @throws ProblemException 400 with a pointer to the member that is wrong, 413 where it is longer than {@link #LONGEST}
     */
    public static <T> T read(String body, Class<T> type) {
        if (body.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new ProblemException(Problem.tooLarge(LONGEST));
        }
        try {
            T value = MAPPER.readValue(body, type);
            if (value == null) {
                throw new ProblemException(Problem.badRequest("The body has to be a JSON object.", ""));
            }
            return value;
        } catch (JsonMappingException e) {
            String pointer = e.getPath().stream()
                    .map(step ->
                            "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()))
                    .collect(Collectors.joining());
            // A record that refuses its values says why in words of ours.
            String detail = e.getCause() instanceof IllegalArgumentException ours
                    ? String.valueOf(ours.getMessage())
                    : explain(e);
            throw new ProblemException(Problem.badRequest(detail, pointer));
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problem.badRequest("The body is not well-formed JSON.", null));
        }
    }

    private static String explain(JsonMappingException e) {
        return e instanceof com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException
                ? "This member is not known here."
                : e instanceof MismatchedInputException
                        ? "This value has the wrong type, or is missing."
                        : "This value cannot be read.";
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of ours cannot be written as JSON", e);
        }
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A JSON file of the class's own jar. */
    public static JsonNode resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not beside " + beside.getName());
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
