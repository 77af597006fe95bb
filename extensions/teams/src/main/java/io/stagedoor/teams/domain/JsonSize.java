package io.stagedoor.teams.domain;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** How many bytes a value of maps, lists and texts takes as compact JSON in UTF-8 (RFC 8259). */
final class JsonSize {

    private JsonSize() {}

    static int of(Object value) {
        if (value instanceof Map<?, ?> map) {
            int size = 2 + Math.max(0, map.size() - 1);
            for (Map.Entry<?, ?> member : map.entrySet()) {
                size += text(member.getKey().toString()) + 1 + of(member.getValue());
            }
            return size;
        }
        if (value instanceof Collection<?> list) {
            return 2
                    + Math.max(0, list.size() - 1)
                    + list.stream().mapToInt(JsonSize::of).sum();
        }
        return text(value.toString());
    }

    private static int text(String text) {
        int escapes = (int) text.chars().filter(c -> c == '"' || c == '\\').count();
        return 2 + text.getBytes(StandardCharsets.UTF_8).length + escapes;
    }
}
