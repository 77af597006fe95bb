package io.stagedoor.administration.domain;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The e-mail domains that an organization has proved to be its own.
 *
 * @param names lower case; {@code *.acme.example} stands for the domain and everything below it, as in Keycloak
 */
public record ProvedDomains(Set<String> names) {

    private static final String ANYTHING_BELOW = "*.";

    public ProvedDomains {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    public static ProvedDomains of(Collection<String> names) {
        return new ProvedDomains(Set.copyOf(names));
    }

    /** Whether that address is in one of them. */
    public boolean contain(@Nullable String email) {
        int at = email == null ? -1 : email.lastIndexOf('@');
        if (email == null || at < 0) {
            return false;
        }
        return cover(email.substring(at + 1));
    }

    /** Whether that domain is one of them, or below one that stands for everything below. */
    public boolean cover(String domain) {
        String plain = domain.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name -> matches(name, plain));
    }

    private static boolean matches(String name, String domain) {
        return name.equals(domain)
                || (name.startsWith(ANYTHING_BELOW)
                        && (domain.equals(name.substring(2)) || domain.endsWith(name.substring(1))));
    }
}
