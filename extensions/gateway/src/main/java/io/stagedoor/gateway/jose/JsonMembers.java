package io.stagedoor.gateway.jose;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.stagedoor.gateway.jose.MalformedJoseException.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, read with exact types: a number is not accepted where a string belongs, nor the reverse.
 *
 * <p>Duplicate members (RFC 7515 4, RFC 7519 4) at any depth, excessive nesting and trailing text are refused by {@link StrictJson}.
 */
public final class JsonMembers {

    /** 9999-12-31T23:59:59Z; anything later is a mistake or an attack on date arithmetic. */
    private static final long LATEST = 253_402_300_799L;

    private final Map<String, Object> members;

    private JsonMembers(Map<String, Object> members) {
        this.members = members;
    }

    /** Reads one object; anything else, also text around it, is refused. */
    public static JsonMembers parse(byte[] utf8) throws MalformedJoseException {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (!json.startsWith("{")) { // the parser would take an array of pairs for an object
                throw new MalformedJoseException(Kind.SYNTAX, "not a JSON object");
            }
            StrictJson.check(json);
            return new JsonMembers(JSONObjectUtils.parse(json));
        } catch (CharacterCodingException | ParseException e) {
            throw new MalformedJoseException(Kind.SYNTAX, "not a JSON object");
        }
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public @Nullable Object raw(String name) {
        return members.get(name);
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /** A text that is there and not blank. */
    public String requiredText(String name) throws MalformedJoseException {
        String text = text(name);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    /** A text, null where the member is absent; blank or another type is refused. */
    public @Nullable String text(String name) throws MalformedJoseException {
        Object value = members.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw invalid(name);
    }

    public boolean flag(String name) throws MalformedJoseException {
        Object value = members.get(name);
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw invalid(name);
    }

    public Instant requiredTime(String name) throws MalformedJoseException {
        Instant time = time(name);
        if (time == null) {
            throw missing(name);
        }
        return time;
    }

    /** A NumericDate (RFC 7519 2), whole or fractional seconds, null where absent. */
    public @Nullable Instant time(String name) throws MalformedJoseException {
        Object value = members.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= LATEST) {
            return Instant.ofEpochSecond(number.longValue());
        }
        throw invalid(name);
    }

    /** A whole number from 0 to 2^63-1, null where absent; 17.0, 1e3, "17" and what does not fit are refused. */
    public @Nullable Long wholeNumber(String name) throws MalformedJoseException {
        Object value = members.get(name);
        if (value == null && !members.containsKey(name)) {
            return null;
        }
        if (value instanceof Long number
                && number >= 0) { // the parser makes a double of what has a point or is too large
            return number;
        }
        throw invalid(name);
    }

    /** A list of at most so many texts of at most so many characters; null where absent. A single text is no list. */
    public @Nullable Set<String> list(String name, int mostTexts, int longestText) throws MalformedJoseException {
        Object value = members.get(name);
        if (value == null && !members.containsKey(name)) {
            return null;
        }
        if (!(value instanceof List<?> list) || list.size() > mostTexts) {
            throw invalid(name);
        }
        Set<String> texts = LinkedHashSet.newLinkedHashSet(list.size());
        for (Object element : list) {
            if (!(element instanceof String text) || text.isBlank() || text.length() > longestText) {
                throw invalid(name);
            }
            texts.add(text);
        }
        return Collections.unmodifiableSet(texts);
    }

    /** A text of at most so many characters, null where absent. */
    public @Nullable String text(String name, int longest) throws MalformedJoseException {
        String text = text(name);
        if (text != null && text.length() > longest) {
            throw invalid(name);
        }
        return text;
    }

    /** A list of texts, or one text (as {@code aud} may be, RFC 7519 4.1.3); empty where absent. */
    public Set<String> texts(String name) throws MalformedJoseException {
        Object value = members.get(name);
        if (value == null) {
            return Set.of();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (Object element : value instanceof List<?> list ? list : List.of(value)) {
            if (!(element instanceof String text) || text.isBlank()) {
                throw invalid(name);
            }
            texts.add(text);
        }
        return Collections.unmodifiableSet(texts);
    }

    /** A nested object, null where absent. */
    public @Nullable JsonMembers object(String name) throws MalformedJoseException {
        Object value = members.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // the parser makes string keys only
            Map<String, Object> nested = (Map<String, Object>) map;
            return new JsonMembers(nested);
        }
        throw invalid(name);
    }

    /** For rules about a member's shape that only the caller knows. */
    public static MalformedJoseException invalid(String name) {
        return new MalformedJoseException(Kind.INVALID, "member '" + name + "' has an unexpected type or value");
    }

    private static MalformedJoseException missing(String name) {
        return new MalformedJoseException(Kind.MISSING, "member '" + name + "' is missing");
    }
}
