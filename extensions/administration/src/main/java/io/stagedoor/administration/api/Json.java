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

    /** Bytes of a request that brings a document of somebody else's with it, for the few resources that take one. */
    public static final int LONGEST_WITH_DOCUMENT = 2 * 1024 * 1024;

    private static final ObjectMapper MAPPER = mapper(LONGEST);
    private static final ObjectMapper WITH_DOCUMENT = mapper(LONGEST_WITH_DOCUMENT);

    private Json() {}

    private static ObjectMapper mapper(int longest) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(20)
                                .maxNumberLength(20)
                                .maxStringLength(longest)
                                .maxDocumentLength(longest)
                                .build())
                        .build())
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(com.fasterxml.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    /**
     * A request's body as a value.
     *
     * @throws ProblemException 400 with a pointer to the member that is wrong, 413 where it is longer than {@link #LONGEST}
     */
    public static <T> T read(String body, Class<T> type) {
        return read(body, type, LONGEST, MAPPER);
    }

    /**
     * The same for a request that may bring a document with it.
     *
     * @throws ProblemException as {@link #read}, with {@link #LONGEST_WITH_DOCUMENT}
     */
    public static <T> T readWithDocument(String body, Class<T> type) {
        return read(body, type, LONGEST_WITH_DOCUMENT, WITH_DOCUMENT);
    }

    private static <T> T read(String body, Class<T> type, int longest, ObjectMapper mapper) {
        if (body.getBytes(StandardCharsets.UTF_8).length > longest) {
            throw new ProblemException(Problem.tooLarge(longest));
        }
        try {
            T value = mapper.readValue(body, type);
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
