package io.stagedoor.guests.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Terms of use: what people agree to once for each version.
 *
 * @param version as people and lawyers call it: {@code 2026-11}
 * @param text plain text; empty where an address says it
 * @param address where they can be read, https; empty where the text says it
 */
public record Terms(String version, String text, String address) {

    static final int LONGEST = 20_000;
    private static final int LONGEST_ADDRESS = 500;
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    /** @throws IllegalArgumentException in words for whoever wrote them */
    public Terms {
        text = text.strip();
        address = address.strip();
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "a version has at most 40 letters, digits, dots and hyphens, as 2026-11");
        }
        if (text.isEmpty() && address.isEmpty()) {
            throw new IllegalArgumentException("terms have a text, or an address where they can be read");
        }
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the text has at most " + LONGEST + " characters");
        }
        if (!address.isEmpty() && !isAddress(address)) {
            throw new IllegalArgumentException("the address begins with https:// and has at most 500 characters");
        }
    }

    private static boolean isAddress(String address) {
        try {
            URI uri = new URI(address);
            return address.length() <= LONGEST_ADDRESS
                    && "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
