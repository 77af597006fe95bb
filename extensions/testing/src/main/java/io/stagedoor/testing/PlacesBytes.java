package io.stagedoor.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A file in the MaxMind DB format 2.0 that knows one IPv4 network, written by hand. */
public final class PlacesBytes {

    private static final int SEPARATOR = 16;
    private static final byte[] MARKER = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /**
     * The whole file.
     *
     * @param network the first 24 bits
     */
    public static byte[] of(int network, Map<String, Object> record) {
        PlacesBytes bytes = new PlacesBytes();
        bytes.tree(network);
        bytes.out.writeBytes(new byte[SEPARATOR]);
        bytes.value(record);
        bytes.out.writeBytes(MARKER);
        bytes.value(Map.of(
                "binary_format_major_version", 2,
                "binary_format_minor_version", 0,
                "build_epoch", 1,
                "database_type", "Test-City",
                "description", Map.of("en", "one network"),
                "ip_version", 4,
                "languages", List.of("en"),
                "node_count", 24,
                "record_size", 24));
        return bytes.out.toByteArray();
    }

    /** One node for each bit: the right branch goes on, the other leads nowhere. */
    private void tree(int network) {
        for (int node = 0; node < 24; node++) {
            int next = node == 23 ? 24 + SEPARATOR : node + 1;
            boolean right = ((network >> (23 - node)) & 1) == 1;
            number(right ? 24 : next, 3);
            number(right ? next : 24, 3);
        }
    }

    private void value(Object value) {
        switch (value) {
            case String text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.write((2 << 5) | utf8.length);
                out.writeBytes(utf8);
            }
            case Integer number -> {
                out.write((6 << 5) | 4);
                number(number, 4);
            }
            case List<?> list -> {
                out.write(list.size());
                out.write(11 - 7);
                list.forEach(this::value);
            }
            case Map<?, ?> map -> {
                out.write((7 << 5) | map.size());
                map.forEach((key, one) -> {
                    value(key);
                    value(one);
                });
            }
            default -> throw new IllegalArgumentException(String.valueOf(value));
        }
    }

    private void number(int number, int bytes) {
        for (int at = bytes - 1; at >= 0; at--) {
            out.write(number >> (8 * at));
        }
    }
}
