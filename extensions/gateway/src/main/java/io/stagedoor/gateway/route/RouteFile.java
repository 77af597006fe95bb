package io.stagedoor.gateway.route;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code gateway.yaml}; its format is described in the module's README. */
public final class RouteFile {

    private static final List<String> FILE_KEYS = List.of("unmatched", "acr-order", "limits", "routes");
    private static final List<String> ROUTE_KEYS = Stream.concat(
                    Stream.of("path", "methods"), Requirements.KEYS.stream())
            .toList();
    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]*");

    private RouteFile() {}

    /** What became of reading the file. */
    public sealed interface Outcome {}

    /** The routes. */
    public record Loaded(RouteTable table) implements Outcome {}

    /**
     * Nothing of the file is used.
     *
     * @param sentence what is wrong, with file and line
     */
    public record Broken(String sentence) implements Outcome {}

    /** Reads the file as a whole or not at all. */
    public static Outcome read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            return new Broken("the routes file " + file + " does not exist");
        } catch (CharacterCodingException e) {
            return new Broken("the routes file " + file + " is not UTF-8 text");
        } catch (IOException e) {
            return new Broken("the routes file " + file + " cannot be read");
        }
    }

    static Outcome parse(String yaml, String name) {
        try {
            return new Loaded(table(Located.parse(yaml)));
        } catch (RouteSyntaxException e) {
            return new Broken(name + ", line " + e.line() + ": " + e.getMessage());
        }
    }

    private static RouteTable table(Located document) throws RouteSyntaxException {
        Map<String, Located> members = Nodes.mapping(document, FILE_KEYS);
        Requirements requirements = Requirements.of(members);
        Access unmatched =
                switch (Nodes.choice(members.get("unmatched"), "authenticated", List.of("authenticated", "deny"))) {
                    case "deny" -> new Access.Denied();
                    default -> requirements.anyone();
                };
        List<Route> routes = new ArrayList<>();
        Located listed = members.get("routes");
        if (listed != null) {
            for (Located item : Nodes.items(listed)) {
                routes.add(route(item, requirements, routes.size() + 1));
            }
        }
        return new RouteTable(routes, unmatched);
    }

    private static Route route(Located item, Requirements requirements, int number) throws RouteSyntaxException {
        Map<String, Located> members = Nodes.mapping(item, ROUTE_KEYS);
        Located path = members.get("path");
        if (path == null) {
            throw new RouteSyntaxException(item.line(), "a route needs a path");
        }
        Set<String> methods =
                Nodes.words(members.get("methods"), METHOD, "methods are written in capitals, as in [GET, POST]");
        PathPattern pattern = pattern(path);
        return new Route(pattern, methods, requirements.access(members, pattern, number));
    }

    private static PathPattern pattern(Located path) throws RouteSyntaxException {
        try {
            return PathPattern.parse(Nodes.text(path));
        } catch (IllegalArgumentException e) {
            throw new RouteSyntaxException(path.line(), String.valueOf(e.getMessage()));
        }
    }
}
