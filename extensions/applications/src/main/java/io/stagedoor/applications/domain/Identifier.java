package io.stagedoor.applications.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an API is called in the audience of tokens: an absolute URI without query and fragment (RFC 8707 2), or a name.
 *
 * @param value compared character by character
 */
public record Identifier(String value) {

    /** Audiences of Stagedoor's own, which nobody registers. */
    public static final Set<String> RESERVED = Set.of("account", "media-api", "stagedoor-admin", "stagedoor-scim");

    private static final int LONGEST = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");
    private static final Pattern URN = Pattern.compile("urn:[a-z0-9][a-z0-9-]{0,31}:[A-Za-z0-9._:/-]+");

    public Identifier {
        if (value.isEmpty() || value.length() > LONGEST || !(isName(value) || isUrn(value) || isAddress(value))) {
            throw new IllegalArgumentException("an identifier is an address that begins with https and has no query and"
                    + " no fragment, a urn, or a name of letters, digits and . _ / -, and has at most " + LONGEST
                    + " characters");
        }
    }

    private static boolean isName(String value) {
        return NAME.matcher(value).matches();
    }

    private static boolean isUrn(String value) {
        return URN.matcher(value).matches();
    }

    private static boolean isAddress(String value) {
        @Nullable URI uri = uri(value);
        return uri != null
                && "https".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getHost().equals(uri.getHost().toLowerCase(Locale.ROOT))
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.normalize().equals(uri);
    }

    /** The host of an address; empty for names. */
    public Optional<String> host() {
        return isName(value)
                ? Optional.empty()
                : Optional.ofNullable(uri(value)).map(URI::getHost);
    }

    /**
     * Whether an organization may call an API of its own so: nobody takes the name of somebody else's, nor one that a resource server elsewhere believes.
     *
     * @param domains that it has proved
     */
    public boolean isOf(String alias, Collection<String> domains) {
        return host().map(host -> domains.stream().anyMatch(domain -> isBelow(host, domain)))
                .orElseGet(() -> value.startsWith(alias + "/") && value.length() > alias.length() + 1);
    }

    private static boolean isBelow(String host, String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        String plain = name.startsWith("*.") ? name.substring(2) : name;
        return host.equals(plain) || host.endsWith("." + plain);
    }

    private static @Nullable URI uri(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
