package io.stagedoor.gateway.route;

import io.stagedoor.gateway.route.Located.Items;
import io.stagedoor.gateway.route.Located.Mapping;
import io.stagedoor.gateway.route.Located.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may stand in the routes file, each thing with the line to complain about. */
final class Nodes {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

    private Nodes() {}

    static Map<String, Located> mapping(Located node, List<String> known) throws RouteSyntaxException {
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

    static List<Located> items(Located node) throws RouteSyntaxException {
        if (node instanceof Items items) {
            return items.items();
        }
        throw new RouteSyntaxException(node.line(), "expected a list");
    }

    static String text(Located node) throws RouteSyntaxException {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        throw new RouteSyntaxException(node.line(), "expected a text");
    }

    /** A text of a shape, null where the key is absent. */
    static @Nullable String word(@Nullable Located node, Pattern shape, String hint) throws RouteSyntaxException {
        if (node == null) {
            return null;
        }
        String text = text(node);
        if (!shape.matcher(text).matches()) {
            throw new RouteSyntaxException(node.line(), hint);
        }
        return text;
    }

    static int number(Located node, String hint) throws RouteSyntaxException {
        String text = text(node);
        if (!NUMBER.matcher(text).matches()) {
            throw new RouteSyntaxException(node.line(), hint);
        }
        return Integer.parseInt(text);
    }

    /** An empty list is refused: whoever writes {@code scopes: []} may mean 'none' or 'nobody'. */
    static Set<String> words(@Nullable Located node, Pattern shape, String hint) throws RouteSyntaxException {
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

    static String choice(@Nullable Located node, String otherwise, List<String> allowed) throws RouteSyntaxException {
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
