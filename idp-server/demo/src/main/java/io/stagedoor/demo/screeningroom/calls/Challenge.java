package io.stagedoor.demo.screeningroom.calls;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads why a call was refused: {@code error_description} of {@code WWW-Authenticate} (RFC 6750 3), else the problem's own words. */
final class Challenge {

    private static final Pattern DESCRIPTION = Pattern.compile("error_description=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private Challenge() {}

    static Optional<String> description(String wwwAuthenticate) {
        Matcher found = DESCRIPTION.matcher(wwwAuthenticate);
        return found.find() ? Optional.of(found.group(1).replaceAll("\\\\(.)", "$1")) : Optional.empty();
    }

    /** RFC 9457: {@code detail} says most, {@code title} something. */
    static Optional<String> problem(String body) {
        try {
            JsonObject problem = new JsonObject(body);
            return Optional.ofNullable(problem.getString("detail", problem.getString("title")));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }
}
