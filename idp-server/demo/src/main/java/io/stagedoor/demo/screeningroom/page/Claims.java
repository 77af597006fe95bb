package io.stagedoor.demo.screeningroom.page;

import com.nimbusds.jose.util.Base64URL;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An access token's header and claims, decoded to be looked at. Nothing is decided by them here: that is the gateway's work. */
final class Claims {

    private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time");

    private final JsonObject header;
    private final JsonObject payload;

    private Claims(JsonObject header, JsonObject payload) {
        this.header = header;
        this.payload = payload;
    }

    static Claims of(String token) {
        String[] parts = token.split("\\.", -1);
        return new Claims(part(parts, 0), part(parts, 1));
    }

    private static JsonObject part(String[] parts, int index) {
        try {
            return index < parts.length
                    ? new JsonObject(new Base64URL(parts[index]).decodeToString())
                    : new JsonObject();
        } catch (DecodeException e) {
            return new JsonObject();
        }
    }

    record Row(String name, String value, Optional<Instant> time) {}

    List<Row> rows() {
        return Stream.concat(
                        header.stream().map(claim -> row("header " + claim.getKey(), claim.getKey(), claim.getValue())),
                        payload.stream().map(claim -> row(claim.getKey(), claim.getKey(), claim.getValue())))
                .toList();
    }

    /** Aliases of the organizations: {@code {"acme": {"id": ...}}} as Keycloak writes it, or {@code {"id": ..., "alias": ...}}. */
    List<String> organizations() {
        return switch (payload.getValue("organization")) {
            case JsonObject one when one.getValue("alias") instanceof String alias -> List.of(alias);
            case JsonObject byAlias -> List.copyOf(byAlias.fieldNames());
            case JsonArray aliases -> aliases.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }

    /** The text of one claim; lists in one line. */
    Optional<String> text(String claim) {
        return Optional.ofNullable(payload.getValue(claim)).map(Claims::text);
    }

    private static Row row(String shownAs, String name, Object value) {
        Optional<Instant> time =
                TIMES.contains(name) && value instanceof Number seconds ? instant(seconds) : Optional.empty();
        return new Row(shownAs, text(value), time);
    }

    private static Optional<Instant> instant(Number seconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(seconds.longValue()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case JsonObject object -> object.encode();
            case JsonArray array -> array.stream().map(Claims::text).collect(Collectors.joining(", "));
            case Map<?, ?> map -> String.valueOf(map);
            default -> String.valueOf(value);
        };
    }
}
