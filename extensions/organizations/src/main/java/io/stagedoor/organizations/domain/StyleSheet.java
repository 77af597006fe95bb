package io.stagedoor.organizations.domain;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A brand as the variables of the theme's tokens.css. Made of colours and numbers alone: there is nothing in it that somebody has
 * written.
 */
public final class StyleSheet {

    /** What the theme leaves for a logo, in rem. */
    private static final double WIDEST = 12;

    private static final double HIGHEST = 2.75;

    private StyleSheet() {}

    /** Empty where nothing was chosen. */
    public static String of(Brand brand, @Nullable Logo logo) {
        String light = brand.in(Scheme.LIGHT)
                .map(accent -> colors(Scheme.LIGHT, accent))
                .orElse("");
        String dark =
                brand.in(Scheme.DARK).map(accent -> colors(Scheme.DARK, accent)).orElse("");
        return Stream.of(
                        light.isEmpty() ? "" : "@media (prefers-color-scheme: light) { " + root(light) + " }",
                        dark.isEmpty() ? "" : "@media (prefers-color-scheme: dark) { " + root(dark) + " }",
                        logo == null ? "" : picture(logo))
                .filter(rule -> !rule.isEmpty())
                .map(rule -> rule + "\n")
                .collect(Collectors.joining());
    }

    private static String root(String variables) {
        return ":root { " + variables + " }";
    }

    private static String colors(Scheme scheme, Color accent) {
        return "--sd-brand: %s; --sd-brand-hover: %s; --sd-on-brand: %s;"
                .formatted(
                        accent.hex(), scheme.hover(accent).hex(), scheme.text().hex());
    }

    private static String picture(Logo logo) {
        double scale = Math.min(WIDEST / logo.width(), HIGHEST / logo.height());
        return String.format(
                Locale.ROOT,
                // A rule, not a variable: an address in a variable is relative to the style sheet that uses it.
                ".sd-logo { background-image: url(\"logo.png?v=%s\"); }\n"
                        + ":root { --sd-logo-width: %.3frem; --sd-logo-height: %.3frem; }",
                logo.tag(),
                logo.width() * scale,
                logo.height() * scale);
    }
}
