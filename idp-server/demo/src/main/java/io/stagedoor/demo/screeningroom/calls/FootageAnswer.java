package io.stagedoor.demo.screeningroom.calls;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What {@code GET /api/footage} says.
 *
 * @param caller the identity headers that reached the application
 */
public record FootageAnswer(List<Clip> clips, SortedMap<String, String> caller) {

    public FootageAnswer {
        clips = List.copyOf(clips);
        caller = Collections.unmodifiableSortedMap(new TreeMap<>(caller));
    }

    /** Empty where the body is anything else. */
    public static Optional<FootageAnswer> parse(String body) {
        try {
            JsonObject json = new JsonObject(body);
            List<Clip> clips = json.getJsonArray("clips").stream()
                    .map(JsonObject.class::cast)
                    .map(FootageAnswer::clip)
                    .toList();
            return Optional.of(new FootageAnswer(clips, headers(json.getJsonObject("caller"))));
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            return Optional.empty();
        }
    }

    static JsonObject toJson(JsonObject caller) {
        JsonArray clips = new JsonArray();
        Clip.DAILIES.forEach(clip -> clips.add(new JsonObject()
                .put("title", clip.title())
                .put("scene", clip.scene())
                .put("take", clip.take())
                .put("timecode", clip.timecode())
                .put("state", clip.state())
                .put("picture", clip.picture())));
        return new JsonObject().put("clips", clips).put("caller", caller);
    }

    private static Clip clip(JsonObject json) {
        return new Clip(
                json.getString("title"),
                json.getString("scene"),
                json.getString("take"),
                json.getString("timecode"),
                json.getString("state"),
                json.getString("picture"));
    }

    private static SortedMap<String, String> headers(JsonObject caller) {
        SortedMap<String, String> headers = new TreeMap<>();
        caller.forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
        return headers;
    }

    /** The organization that the application was told; empty for none. */
    String organization() {
        return caller.getOrDefault("X-Auth-Organization", "");
    }

    /** Whom the application takes the caller for, in a few words. */
    String callerInWords() {
        String who = Stream.of("X-Auth-Email", "X-Auth-Username", "X-Auth-Client")
                .map(header -> caller.getOrDefault(header, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("somebody");
        return who + " of " + (organization().isEmpty() ? "no organization" : organization());
    }
}
