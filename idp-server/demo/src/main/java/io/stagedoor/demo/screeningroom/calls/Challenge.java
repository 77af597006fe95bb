package io.stagedoor.demo.screeningroom.calls;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads why a call was refused: {@code error_description} of {@code WWW-Authenticate} (RFC 6750 3), else the problem's own words. */
final class Challenge {

    private static final Pattern DESCRIPTION = Pattern.compile("error_description=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern SCOPE = Pattern.compile("\\bscope=\"([^\"]*)\"");

    private Challenge() {}

    /** The description, with the scope that would have done where the challenge names it. */
    static Optional<String> description(String wwwAuthenticate) {
        return find(DESCRIPTION, wwwAuthenticate)
                .map(description -> find(SCOPE, wwwAuthenticate)
                        .map(scope -> description + " (needed: " + scope + ")")
                        .orElse(description));
    }

    private static Optional<String> find(Pattern parameter, String wwwAuthenticate) {
        Matcher found = parameter.matcher(wwwAuthenticate);
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
