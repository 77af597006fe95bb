package io.stagedoor.scim.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose directory speaks. What is unambiguous is understood whoever says it (see {@link Coercion}, {@link PatchRequest}); only where a vendor
 * and the RFC want different answers to the same words, the vendor is asked after.
 *
 * @param replaceAddsWhatIsMissing {@code replace emails[type eq "work"].value} adds a value where the RFC says noTarget
 * @param newPasswordsArePlaceholders passwords of a POST or PUT are random and nobody's
 */
public record Dialect(String name, boolean replaceAddsWhatIsMissing, boolean newPasswordsArePlaceholders) {

    public static final Dialect RFC = new Dialect("rfc", false, false);
    private static final Dialect OKTA = new Dialect("okta", false, true);
    private static final Dialect ENTRA = new Dialect("entra", true, false);
    private static final Dialect GOOGLE = new Dialect("google", false, false);
    private static final Dialect ONELOGIN = new Dialect("onelogin", false, false);
    private static final Dialect JUMPCLOUD = new Dialect("jumpcloud", false, false);

    /** By what the client calls itself; where it does not, by words that only one vendor writes. */
    public static Dialect of(@Nullable String userAgent, String body) {
        String agent = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
        if (agent.contains("okta")) {
            return OKTA;
        }
        if (agent.contains("azure ad") || agent.contains("entra") || agent.contains("microsoft")) {
            return ENTRA;
        }
        if (agent.contains("google")) {
            return GOOGLE;
        }
        if (agent.contains("onelogin")) {
            return ONELOGIN;
        }
        if (agent.contains("jumpcloud")) {
            return JUMPCLOUD;
        }
        return CAPITALS.matcher(body).find() ? ENTRA : RFC;
    }

    /** Nobody else writes operations with a capital. */
    private static final java.util.regex.Pattern CAPITALS =
            java.util.regex.Pattern.compile("\"op\"\\s{0,8}:\\s{0,8}\"(?:Add|Replace|Remove)\"");
}
