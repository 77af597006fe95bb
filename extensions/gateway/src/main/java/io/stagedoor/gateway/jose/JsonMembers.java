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
 * <p>The parser (Nimbus' own) refuses duplicate members (RFC 7515 4, RFC 7519 4), excessive nesting and trailing text.
 */
public final class JsonMembers {

    /** 9999-12-31T23:59:59Z; anything later is a mistake or an attack on date arithmetic. */
    private static final long LATEST = 253_402_300_799L;

    private final Map<String, Object> members;

    private JsonMembers(Map<String, Object> members) {
        this.members = members;
    }

    static JsonMembers parse(byte[] utf8) throws MalformedJoseException {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (!json.startsWith("{")) { // the parser would take an array of pairs for an object
                throw new MalformedJoseException(Kind.SYNTAX, "not a JSON object");
            }
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
