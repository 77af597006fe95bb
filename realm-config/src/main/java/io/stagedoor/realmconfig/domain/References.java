package io.stagedoor.realmconfig.domain;

import com.fasterxml.jackson.databind.node.TextNode;
import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import io.stagedoor.realmconfig.domain.Node.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${env:NAME}}, {@code ${env:NAME:default}} and {@code ${secret:NAME}} by their values. Keycloak's own message
 * keys, {@code ${role_default-roles}}, hold no colon and stay as they are. A value that holds a secret is a secret.
 */
public final class References {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z]+):([^:}]*)(:([^}]*))?}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern ONE_SECRET = Pattern.compile("\\$\\{secret:[^}]*}");

    private final Values values;
    private final List<Problem> problems;

    public References(Values values, List<Problem> problems) {
        this.values = values;
        this.problems = problems;
    }

    public Mapping resolve(Mapping mapping) {
        Map<String, Entry> resolved = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            refuseLiteralSecret(key, entry.value());
            resolved.put(key, new Entry(entry.at(), resolve(entry.value())));
        });
        return new Mapping(resolved, mapping.at());
    }

    private Node resolve(Node node) {
        return switch (node) {
            case Scalar scalar -> resolve(scalar);
            case Sequence sequence ->
                new Sequence(sequence.items().stream().map(this::resolve).toList(), sequence.at());
            case Mapping mapping -> resolve(mapping);
        };
    }

    private Scalar resolve(Scalar scalar) {
        if (!scalar.value().isTextual() || !scalar.text().contains("${")) {
            return scalar;
        }
        Matcher matcher = REFERENCE.matcher(scalar.text());
        boolean secret = REFERENCE.matcher(scalar.text()).results().anyMatch(found -> "secret".equals(found.group(1)));
        String text = matcher.replaceAll(found -> Matcher.quoteReplacement(value(found, scalar.at())));
        return new Scalar(TextNode.valueOf(text), secret, scalar.at());
    }

    private String value(MatchResult found, Location at) {
        String scheme = found.group(1);
        String name = found.group(2);
        if (!NAME.matcher(name).matches()) {
            return refuse(at, "the reference " + found.group() + " needs a name of letters, digits and underscores.");
        }
        return switch (scheme) {
            case "env" -> environment(name, found.group(4), at);
            case "secret" -> secret(name, found.group(3), at);
            default -> refuse(at, "the reference " + found.group() + " is neither ${env:...} nor ${secret:...}.");
        };
    }

    private String environment(String name, @Nullable String fallback, Location at) {
        Optional<String> value = values.environment(name);
        if (value.isPresent()) {
            return value.get();
        }
        return fallback != null
                ? fallback
                : refuse(at, "${env:" + name + "} has no value: set the environment variable " + name + ".");
    }

    private String secret(String name, @Nullable String fallback, Location at) {
        if (fallback != null) {
            return refuse(at, "${secret:" + name + "} must not have a default: a secret is never written in a file.");
        }
        return values.secret(name)
                .orElseGet(() -> refuse(
                        at,
                        "${secret:" + name + "} has no value: set the environment variable " + name
                                + " or put a file of that name into $STAGEDOOR_SECRETS_DIR."));
    }

    private void refuseLiteralSecret(String key, Node value) {
        if (!SecretKeys.isSecret(key)) {
            return;
        }
        if (value instanceof Sequence sequence) {
            sequence.items().forEach(item -> refuseLiteralSecret(key, item));
        } else if (value instanceof Scalar scalar && isLiteral(scalar)) {
            refuse(
                    scalar.at(),
                    "'" + key + "' holds a secret in clear: write ${secret:NAME} and keep the value out of the file.");
        }
    }

    /** Empty text unsets a value, and a switch such as {@code rotateSecret: true} is none. */
    private static boolean isLiteral(Scalar scalar) {
        return !scalar.value().isBoolean()
                && !scalar.text().isEmpty()
                && !ONE_SECRET.matcher(scalar.text()).matches();
    }

    private String refuse(Location at, String message) {
        problems.add(new Problem(at, message));
        return "";
    }
}
