package io.stagedoor.organizations.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An opaque colour of sRGB.
 *
 * @param hex {@code #rrggbb}, lower case
 */
public record Color(String hex) {

    private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");

    /** @throws IllegalArgumentException where it is written in any other way */
    public Color {
        hex = hex.toLowerCase(Locale.ROOT);
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a colour is written like #1f1a13");
        }
    }

    /** WCAG 2.2, contrast ratio: 1 to 21. */
    public double contrastWith(Color other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /** Somewhere between two colours; 0 is this one, 1 the other one. */
    public Color towards(Color other, double share) {
        StringBuilder mixed = new StringBuilder("#");
        for (int channel = 0; channel < 3; channel++) {
            mixed.append("%02x".formatted(Math.round(channel(channel) * (1 - share) + other.channel(channel) * share)));
        }
        return new Color(mixed.toString());
    }

    private double luminance() {
        return 0.2126 * linear(channel(0)) + 0.7152 * linear(channel(1)) + 0.0722 * linear(channel(2));
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private int channel(int index) {
        return Integer.parseInt(hex.substring(1 + 2 * index, 3 + 2 * index), 16);
    }
}
