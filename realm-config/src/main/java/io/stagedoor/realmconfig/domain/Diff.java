package io.stagedoor.realmconfig.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import io.stagedoor.realmconfig.domain.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares a declaration with what the server holds. Only declared keys count: what the file does not name is not its
 * business. Keycloak gives attributes back as text, so 300 and "300" are one value, and so are "" and nothing.
 */
public final class Diff {
    /** Keycloak shows this instead of secrets that it does not give away. */
    static final String MASKED_BY_KEYCLOAK = "**********";

    private final Fingerprints fingerprints;

    public Diff(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    public List<Difference> between(Mapping declared, JsonNode actual, Shape shape) {
        List<Difference> found = new ArrayList<>();
        compare("", declared, actual, shape, found);
        return found;
    }

    private void compare(String path, Mapping declared, JsonNode actual, Shape shape, List<Difference> found) {
        for (Map.Entry<String, Entry> entry : declared.entries().entrySet()) {
            String key = entry.getKey();
            String below = path.isEmpty() ? key : path + "." + key;
            JsonNode present = actual.path(key);
            Node wanted = entry.getValue().value();
            if (wanted instanceof Scalar secret && present.asText().equals(MASKED_BY_KEYCLOAK)) {
                compareMasked(
                        below, secret, actual.path(Fingerprints.keyFor(key)).asText(), found);
            } else {
                compare(below, wanted, present, shape.under(key), found);
            }
        }
    }

    private void compare(String path, Node declared, JsonNode actual, Shape shape, List<Difference> found) {
        switch (declared) {
            case Mapping mapping -> compare(path, mapping, actual, shape, found);
            case Sequence sequence when shape.isIdentified() -> compareEntries(path, sequence, actual, shape, found);
            case Sequence sequence -> compareWhole(path, sequence, actual, shape, found);
            case Scalar scalar -> {
                if (!text(scalar.value()).equals(text(actual))) {
                    found.add(new Difference(path, shown(actual, scalar.secret()), wanted(scalar)));
                }
            }
        }
    }

    private void compareMasked(String path, Scalar declared, String fingerprint, List<Difference> found) {
        if (!fingerprints.matches(declared.text(), fingerprint)) {
            found.add(new Difference(path, Difference.MASK, Difference.MASK));
        }
    }

    private void compareEntries(String path, Sequence declared, JsonNode actual, Shape shape, List<Difference> found) {
        for (Node item : declared.items()) {
            Mapping entry = (Mapping) item;
            String identity = entry.text(shape.identity()).orElse("");
            JsonNode present = entryOf(actual, shape.identity(), identity);
            String below = path + "[" + identity + "]";
            if (entry.absent()) {
                if (!present.isMissingNode()) {
                    found.add(new Difference(below, "(present)", "(absent)"));
                }
            } else if (present.isMissingNode()) {
                found.add(new Difference(below, Difference.NOTHING, "(added)"));
            } else {
                compare(below, entry, present, shape, found);
            }
        }
    }

    /** Lists without identities are owned as a whole; Keycloak keeps most of them as sets, so order does not count. */
    private void compareWhole(String path, Sequence declared, JsonNode actual, Shape shape, List<Difference> found) {
        if (!sameItems(declared.items(), actual, shape)) {
            boolean secret = holdsSecret(declared);
            found.add(new Difference(
                    path, shown(actual, secret), secret ? Difference.MASK : readable(declared.toJson())));
        }
    }

    private boolean sameItems(List<Node> declared, JsonNode actual, Shape shape) {
        List<JsonNode> rest = new ArrayList<>();
        actual.forEach(rest::add);
        if (rest.size() != declared.size()) {
            return false;
        }
        return declared.stream()
                .allMatch(item -> rest.stream()
                        .filter(candidate -> same(item, candidate, shape))
                        .findFirst()
                        .map(rest::remove)
                        .orElse(false));
    }

    private boolean same(Node declared, JsonNode actual, Shape shape) {
        List<Difference> found = new ArrayList<>();
        compare("", declared, actual, shape, found);
        return found.isEmpty();
    }

    static JsonNode entryOf(JsonNode list, String identity, String wanted) {
        for (JsonNode item : list) {
            if (item.path(identity).asText().equals(wanted)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "" : node.isValueNode() ? node.asText() : node.toString();
    }

    private static String shown(JsonNode actual, boolean secret) {
        if (actual.isMissingNode() || actual.isNull()) {
            return Difference.NOTHING;
        }
        return secret ? Difference.MASK : readable(actual);
    }

    private static String wanted(Scalar declared) {
        if (declared.text().isEmpty()) {
            return Difference.NOTHING;
        }
        return declared.secret() ? Difference.MASK : declared.text();
    }

    private static boolean holdsSecret(Node node) {
        return switch (node) {
            case Scalar scalar -> scalar.secret();
            case Sequence sequence -> sequence.items().stream().anyMatch(Diff::holdsSecret);
            case Mapping mapping -> mapping.entries().values().stream().anyMatch(entry -> holdsSecret(entry.value()));
        };
    }

    /** Lists of single values in one order, so that two plans of the same state read the same. */
    private static String readable(JsonNode node) {
        if (!node.isArray()) {
            return text(node);
        }
        Map<String, String> sorted = new TreeMap<>();
        node.forEach(item -> sorted.put(text(item), text(item)));
        return "[" + String.join(", ", sorted.values()) + "]";
    }
}
