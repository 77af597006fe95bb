package io.stagedoor.themes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tokens.css says: colours in light and in dark, and which of them have to stand out against which. */
record Tokens(Map<String, Color> light, Map<String, Color> dark, List<Pair> pairs) {

    private static final Pattern PAIR =
            Pattern.compile("^ \\* pair (--[\\w-]+) on (--[\\w-]+) ([\\d.]+)$", Pattern.MULTILINE);
    private static final Pattern COLOR = Pattern.compile("(--[\\w-]+): (#[0-9a-f]{6});");
    private static final String DARK = "@media (prefers-color-scheme: dark)";

    record Pair(String front, String ground, double ratio) {}

    static Tokens read() {
        String css = ThemeFiles.read("common/resources/css/tokens.css");
        int dark = css.indexOf(DARK);
        Map<String, Color> light = colors(css.substring(0, dark));
        Map<String, Color> darkColors = new HashMap<>(light);
        darkColors.putAll(colors(css.substring(dark)));

        List<Pair> pairs = new ArrayList<>();
        Matcher matcher = PAIR.matcher(css);
        while (matcher.find()) {
            pairs.add(new Pair(matcher.group(1), matcher.group(2), Double.parseDouble(matcher.group(3))));
        }
        return new Tokens(light, darkColors, pairs);
    }

    private static Map<String, Color> colors(String css) {
        Map<String, Color> colors = new HashMap<>();
        Matcher matcher = COLOR.matcher(css);
        while (matcher.find()) {
            colors.put(matcher.group(1), Color.parse(matcher.group(2)));
        }
        return colors;
    }

    /** An sRGB colour. */
    record Color(int red, int green, int blue) {

        static Color parse(String hex) {
            int value = Integer.parseInt(hex.substring(1), 16);
            return new Color(value >> 16, value >> 8 & 0xff, value & 0xff);
        }

        /** Contrast ratio, from 1 to 21 (WCAG 2.2, definition of contrast ratio). */
        double contrastWith(Color other) {
            double lighter = Math.max(luminance(), other.luminance());
            double darker = Math.min(luminance(), other.luminance());
            return (lighter + 0.05) / (darker + 0.05);
        }

        /** WCAG 2.2, definition of relative luminance. */
        private double luminance() {
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        }

        private static double linear(int channel) {
            double share = channel / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
        }
    }
}
