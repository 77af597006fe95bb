package io.stagedoor.organizations.domain;

import java.util.Locale;

/** Light and dark: what stands on the accent colour, and how it looks under the pointer. The texts are the tokens' own. */
public enum Scheme {
    LIGHT("#ffffff", "#000000"),
    DARK("#231702", "#ffffff");

    /** WCAG 2.2, 1.4.3. Whoever keeps to it has 3 and more against the pages too (1.4.11). */
    static final double LEAST_CONTRAST = 4.5;

    private final String text;
    private final String awayFromText;

    Scheme(String text, String awayFromText) {
        this.text = text;
        this.awayFromText = awayFromText;
    }

    /** What is written on an accent colour of this scheme. */
    public Color text() {
        return new Color(text);
    }

    /** The accent under the pointer; its text is easier to read still. */
    Color hover(Color accent) {
        return accent.towards(new Color(awayFromText), 0.2);
    }

    /**
     * The same colour.
     *
     * @throws IllegalArgumentException where the text on it would be hard to read; names the measured ratio
     */
    public Color checked(Color accent) {
        double contrast = accent.contrastWith(text());
        if (contrast < LEAST_CONTRAST) {
            // Down, as 4.49 is not 4.5.
            double shown = Math.floor(contrast * 100) / 100;
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s text on %s has a contrast of %.2f to 1, and needs 4.5: choose a %s colour",
                    this == LIGHT ? "white" : "dark",
                    accent.hex(),
                    shown,
                    this == LIGHT ? "darker" : "lighter"));
        }
        return accent;
    }
}
