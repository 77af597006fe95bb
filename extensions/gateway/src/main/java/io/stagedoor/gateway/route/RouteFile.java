package io.stagedoor.gateway.route;

import io.stagedoor.gateway.route.Located.Items;
import io.stagedoor.gateway.route.Located.Mapping;
import io.stagedoor.gateway.route.Located.Scalar;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code gateway.yaml}; its format is described in the module's README. */
public final class RouteFile {

    private static final List<String> FILE_KEYS = List.of("unmatched", "routes");
    private static final List<String> ROUTE_KEYS = List.of("path", "methods", "public", "scopes", "organization");
    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]*");
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+"); // RFC 6749 3.3

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
        Map<String, Located> members = mapping(document, FILE_KEYS);
        Access unmatched =
                switch (choice(members.get("unmatched"), "authenticated", List.of("authenticated", "deny"))) {
                    case "deny" -> new Access.Denied();
                    default -> Access.Authenticated.ANY;
                };
        List<Route> routes = new ArrayList<>();
        Located listed = members.get("routes");
        if (listed != null) {
            for (Located item : items(listed)) {
                routes.add(route(item));
            }
        }
        return new RouteTable(routes, unmatched);
    }

    private static Route route(Located item) throws RouteSyntaxException {
        Map<String, Located> members = mapping(item, ROUTE_KEYS);
        Located path = members.get("path");
        if (path == null) {
            throw new RouteSyntaxException(item.line(), "a route needs a path");
        }
        Set<String> methods =
                words(members.get("methods"), METHOD, "methods are written in capitals, as in [GET, POST]");
        return new Route(pattern(path), methods, access(members));
    }

    private static PathPattern pattern(Located path) throws RouteSyntaxException {
        try {
            return PathPattern.parse(text(path));
        } catch (IllegalArgumentException e) {
            throw new RouteSyntaxException(path.line(), String.valueOf(e.getMessage()));
        }
    }

    private static Access access(Map<String, Located> members) throws RouteSyntaxException {
        Located open = members.get("public");
        Located scopes = members.get("scopes");
        Located organization = members.get("organization");
        if (choice(open, "false", List.of("true", "false")).equals("true")) {
            Located extra = scopes == null ? organization : scopes;
            if (extra != null) {
                throw new RouteSyntaxException(
                        extra.line(), "a public route asks for nothing: no scopes, no organization");
            }
            return new Access.Public();
        }
        boolean required = choice(organization, "optional", List.of("optional", "required"))
                .equals("required");
        return new Access.Authenticated(
                words(scopes, SCOPE, "scopes are listed as in [media.read, media.write]"), required);
    }

    private static Map<String, Located> mapping(Located node, List<String> known) throws RouteSyntaxException {
        if (!(node instanceof Mapping mapping)) {
            throw new RouteSyntaxException(node.line(), "expected the keys " + String.join(", ", known));
        }
        for (Map.Entry<String, Integer> key : mapping.keyLines().entrySet()) {
            if (!known.contains(key.getKey())) {
                throw new RouteSyntaxException(
                        key.getValue(), "unknown key '" + key.getKey() + "'; known are " + String.join(", ", known));
            }
        }
        return mapping.members();
    }

    private static List<Located> items(Located node) throws RouteSyntaxException {
        if (node instanceof Items items) {
            return items.items();
        }
        throw new RouteSyntaxException(node.line(), "expected a list");
    }

    private static String text(Located node) throws RouteSyntaxException {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        throw new RouteSyntaxException(node.line(), "expected a text");
    }

    /** An empty list is refused: whoever writes {@code scopes: []} may mean 'none' or 'nobody'. */
    private static Set<String> words(@Nullable Located node, Pattern shape, String hint) throws RouteSyntaxException {
        if (node == null) {
            return Set.of();
        }
        Set<String> words = new LinkedHashSet<>();
        for (Located item : items(node)) {
            String word = text(item);
            if (!shape.matcher(word).matches()) {
                throw new RouteSyntaxException(item.line(), hint);
            }
            words.add(word);
        }
        if (words.isEmpty()) {
            throw new RouteSyntaxException(node.line(), "the list is empty; leave the key out instead");
        }
        return words;
    }

    private static String choice(@Nullable Located node, String otherwise, List<String> allowed)
            throws RouteSyntaxException {
        if (node == null) {
            return otherwise;
        }
        String text = text(node);
        if (!allowed.contains(text)) {
            throw new RouteSyntaxException(node.line(), "'" + text + "' is not one of " + String.join(", ", allowed));
        }
        return text;
    }
}
