package io.stagedoor.realmconfig.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What may be written in one mapping: its keys and what each takes, the key that identifies it among its siblings (empty:
 * none, so a list of them is compared as a whole), the shape of what stands below some of its keys, and what the
 * key for its state may say. A shape without keys takes any key.
 */
public record Shape(Map<String, Takes> types, String identity, Map<String, Shape> below, Set<String> states) {
    /** Whoever leaves {@code state} out wants the entry. */
    static final Set<String> ABSENT = Set.of("absent");

    public Shape {
        types = Map.copyOf(types);
        below = Map.copyOf(below);
        states = Set.copyOf(states);
    }

    /** For a document that a list of the declaration stands in. */
    public static Shape around(String key, Shape shape) {
        return FREE.with(key, shape);
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

    public static final Shape FREE = new Shape(Map.of(), "", Map.of(), ABSENT);

    static Shape identifiedBy(String identity, String keys) {
        return new Shape(types(keys), identity, Map.of(), ABSENT);
    }

    static Shape of(String keys) {
        return new Shape(types(keys), "", Map.of(), ABSENT);
    }

    Shape with(String key, Shape shape) {
        Map<String, Shape> more = new LinkedHashMap<>(below);
        more.put(key, shape);
        return new Shape(types, identity, more, states);
    }

    /** What is described has states of its own; {@code absent} removes it here, too. */
    Shape withStates(String... own) {
        Set<String> all = new TreeSet<>(ABSENT);
        all.addAll(List.of(own));
        return new Shape(types, identity, below, all);
    }

    public Shape under(String key) {
        return below.getOrDefault(key, FREE);
    }

    /** One value as the key takes it: a reference brings text, where a server may take a number alone. */
    public JsonNode value(String key, String text) {
        Takes takes = types.getOrDefault(key, Takes.VALUE);
        if (takes == Takes.SWITCH) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        return takes == Takes.NUMBER && text.matches("-?[0-9]{1,9}")
                ? IntNode.valueOf(Integer.parseInt(text))
                : TextNode.valueOf(text);
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
