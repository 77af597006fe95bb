package io.stagedoor.scim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which attributes are answered (RFC 7644 3.4.2.5, 3.9). */
public final class Projection {

    private final ResourceType type;
    private final Set<String> wanted;
    private final Set<String> unwanted;

    private Projection(ResourceType type, Set<String> wanted, Set<String> unwanted) {
        this.type = type;
        this.wanted = wanted;
        this.unwanted = unwanted;
    }

    /** Reads both parameters, each a list with commas; where both come, {@code attributes} decides. */
    public static Projection of(ResourceType type, @Nullable String attributes, @Nullable String excludedAttributes) {
        Set<String> wanted = words(type, attributes);
        return new Projection(type, wanted, wanted.isEmpty() ? words(type, excludedAttributes) : Set.of());
    }

    private static Set<String> words(ResourceType type, @Nullable String list) {
        if (list == null) {
            return Set.of();
        }
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> lower(type, word))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String lower(ResourceType type, String word) {
        String own = type.schema().id() + ":";
        return (word.regionMatches(true, 0, own, 0, own.length()) ? word.substring(own.length()) : word)
                .toLowerCase(Locale.ROOT);
    }

    /** Whether anybody has asked for less or more than what is answered by default. */
    public boolean isAskedFor() {
        return !wanted.isEmpty() || !unwanted.isEmpty();
    }

    /** Whether an attribute of the type's own schema is answered at all, so that it is worth reading. */
    public boolean includes(String attribute) {
        String name = attribute.toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                ? !unwanted.contains(name)
                : wanted.stream().anyMatch(word -> word.equals(name) || word.startsWith(name + "."));
    }

    /** Takes away what is not to be answered. */
    public ObjectNode apply(ObjectNode resource) {
        if (!isAskedFor()) {
            return resource;
        }
        for (String name : List.copyOf(names(resource))) {
            if (name.equals("schemas") || name.equals("id")) {
                continue;
            }
            String path = name.toLowerCase(Locale.ROOT);
            boolean extension = type.extension(name).isPresent();
            prune(resource, name, path, extension ? ":" : ".", extension);
        }
        return resource;
    }

    private void prune(ObjectNode holder, String name, String path, String separator, boolean deeper) {
        if (wanted.isEmpty()) {
            if (unwanted.contains(path) || (path.startsWith("urn:") && unwanted.contains(bare(path)))) {
                holder.remove(name);
                return;
            }
        } else if (wanted.contains(path) || (path.startsWith("urn:") && wanted.contains(bare(path)))) {
            return;
        } else if (!deeper && wanted.stream().noneMatch(word -> word.startsWith(path + separator))) {
            holder.remove(name);
            return;
        }
        @Nullable JsonNode value = holder.get(name);
        if (value instanceof ObjectNode inner) {
            inside(inner, path + separator);
            if (inner.isEmpty()) {
                holder.remove(name);
            }
        } else if (value != null && value.isArray()) {
            value.forEach(element -> {
                if (element instanceof ObjectNode inner) {
                    inside(inner, path + separator);
                }
            });
        }
    }

    private void inside(ObjectNode inner, String prefix) {
        for (String name : List.copyOf(names(inner))) {
            prune(inner, name, prefix + name.toLowerCase(Locale.ROOT), ".", false);
        }
    }

    /** The attribute of an extension, as some directories ask for it. */
    private static String bare(String path) {
        return path.substring(path.lastIndexOf(':') + 1);
    }

    private static Set<String> names(ObjectNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).collect(Collectors.toSet());
    }
}
