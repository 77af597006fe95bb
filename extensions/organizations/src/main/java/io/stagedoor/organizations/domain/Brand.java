package io.stagedoor.organizations.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Colours of an organization on its sign-in page.
 *
 * @param accent on light pages; null for Stagedoor's own
 * @param accentDark on dark pages; null for Stagedoor's own
 */
public record Brand(@Nullable Color accent, @Nullable Color accentDark) {

    public static final Brand NONE = new Brand(null, null);

    /** @throws IllegalArgumentException where text on one of the colours would be hard to read */
    public Brand {
        if (accent != null) {
            accent = Scheme.LIGHT.checked(accent);
        }
        if (accentDark != null) {
            accentDark = Scheme.DARK.checked(accentDark);
        }
    }

    Optional<Color> in(Scheme scheme) {
        return Optional.ofNullable(scheme == Scheme.LIGHT ? accent : accentDark);
    }
}
