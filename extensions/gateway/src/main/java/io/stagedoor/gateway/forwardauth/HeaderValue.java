package io.stagedoor.gateway.forwardauth;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Claims as header values. Every byte of the UTF-8 text outside the visible ASCII characters, and the percent sign, is
 * percent-encoded: no claim can end a header line, and decoding gives the claim back exactly.
 */
final class HeaderValue {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private HeaderValue() {}

    /** One value; empty for null. */
    static String of(@Nullable String value) {
        if (value == null) {
            return "";
        }
        StringBuilder encoded = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7f && b != '%') {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    /** Several values, separated by single spaces. */
    static String of(Collection<String> values) {
        return values.stream().map(HeaderValue::of).collect(Collectors.joining(" "));
    }
}
