package io.stagedoor.scim.domain;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose directory speaks. What is unambiguous is understood whoever says it (see {@link Coercion}, {@link PatchRequest}); only where a vendor
 * and the RFC want different answers to the same words, the vendor is asked after. The others are known by name for the log of requests.
 *
 * @param agents words of its {@code User-Agent}, in small letters
 * @param replaceAddsWhatIsMissing {@code replace emails[type eq "work"].value} adds a value where the RFC says noTarget
 * @param newPasswordsArePlaceholders passwords of a POST or PUT are random and nobody's
 * @param knowsPagination takes a configuration with what RFC 9865 4 adds to it
 */
public record Dialect(
        String name,
        List<String> agents,
        boolean replaceAddsWhatIsMissing,
        boolean newPasswordsArePlaceholders,
        boolean knowsPagination) {

    public static final Dialect RFC = new Dialect("rfc", List.of(), false, false, true);

    /** Sends a random password to whoever is new, unless passwords are synchronized (Okta, SCIM 2.0 protocol reference, create users). */
    private static final Dialect OKTA = new Dialect("okta", List.of("okta"), false, true, true);

    /** Changes an address of a type whether there is one or not (Microsoft Learn, develop and plan provisioning for a SCIM endpoint). */
    private static final Dialect ENTRA =
            new Dialect("entra", List.of("azure ad", "entra", "microsoft"), true, false, true);

    /** scim2-client and what is built on it refuse a configuration with any member that RFC 7643 does not have. */
    private static final Dialect PYTHON =
            new Dialect("scim2-client", List.of("python-httpx", "scim2"), false, false, false);

    /** Asked in this order. */
    private static final List<Dialect> ALL = List.of(
            OKTA,
            ENTRA,
            plain("google", "google"),
            plain("onelogin", "onelogin"),
            plain("jumpcloud", "jumpcloud"),
            plain("ping", "pingone", "pingfederate", "pingidentity"),
            plain("sailpoint", "sailpoint", "identityiq"),
            plain("cyberark", "cyberark", "idaptive"),
            plain("rippling", "rippling"),
            plain("workday", "workday"),
            PYTHON);

    /** Nobody else writes operations with a capital, or filters in the names of a value's members. */
    private static final Pattern OF_ENTRA =
            Pattern.compile("\"op\"\\s{0,8}:\\s{0,8}\"(?:Add|Replace|Remove)\"|\\]\\.[A-Za-z]{1,30}\"\\s{0,8}:");

    public Dialect {
        agents = List.copyOf(agents);
    }

    /** By what the client calls itself; where it does not, by words that only one vendor writes. */
    public static Dialect of(@Nullable String userAgent, String body) {
        String agent = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(dialect -> dialect.agents.stream().anyMatch(agent::contains))
                .findFirst()
                .orElseGet(() -> OF_ENTRA.matcher(body).find() ? ENTRA : RFC);
    }

    /** Says nothing that others do not. */
    private static Dialect plain(String name, String... agents) {
        return new Dialect(name, List.of(agents), false, false, true);
    }
}
