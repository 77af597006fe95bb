package io.stagedoor.realmconfig.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may be written in one mapping: its keys and what each takes, the key that identifies it among its siblings (empty:
 * none, so a list of them is compared as a whole), and the shape of what stands below some of its keys. A shape without
 * keys takes any key.
 */
public record Shape(Map<String, Takes> types, String identity, Map<String, Shape> below) {
    public Shape {
        types = Map.copyOf(types);
        below = Map.copyOf(below);
    }

    /** What a key takes, by the sign behind its name in {@link Shapes}. */
    public enum Takes {
        VALUE("", "one value"),
        SWITCH("!", "true or false"),
        NUMBER("#", "a whole number"),
        LIST("[]", "a list"),
        KEYS("{}", "keys of its own");

        private final String sign;
        private final String words;

        Takes(String sign, String words) {
            this.sign = sign;
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final Pattern WORD = Pattern.compile("(\\w+)(\\S*)");

    public static final Shape FREE = new Shape(Map.of(), "", Map.of());

    static Shape identifiedBy(String identity, String keys) {
        return new Shape(types(keys), identity, Map.of());
    }

    static Shape of(String keys) {
        return new Shape(types(keys), "", Map.of());
    }

    Shape with(String key, Shape shape) {
        Map<String, Shape> more = new LinkedHashMap<>(below);
        more.put(key, shape);
        return new Shape(types, identity, more);
    }

    public Shape under(String key) {
        return below.getOrDefault(key, FREE);
    }

    public Set<String> keys() {
        return types.keySet();
    }

    boolean takesAnyKey() {
        return types.isEmpty();
    }

    boolean isIdentified() {
        return !identity.isEmpty();
    }

    private static Map<String, Takes> types(String text) {
        Map<String, Takes> types = new LinkedHashMap<>();
        WORD.matcher(text).results().forEach(word -> types.put(word.group(1), takes(word.group(2))));
        return types;
    }

    private static Takes takes(String sign) {
        for (Takes takes : Takes.values()) {
            if (takes.sign.equals(sign)) {
                return takes;
            }
        }
        throw new IllegalArgumentException("No key takes '" + sign + "'");
    }
}
