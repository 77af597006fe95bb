package io.stagedoor.federation.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of an organization's connections an address is for. */
public final class Routing {

    /**
     * An active connection.
     *
     * @param alias of Keycloak's identity provider
     * @param domains that it names; each may stand for everything below it
     * @param byDefault whether it takes what no other connection names
     */
    public record Candidate(String alias, Set<String> domains, boolean byDefault) {
        public Candidate {
            domains = Set.copyOf(domains);
        }
    }

    private Routing() {}

    /** The one that names the domain most closely; else the default; else none. */
    public static Optional<Candidate> choose(DomainName domain, List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> closeness(domain, candidate) > 0)
                .max(Comparator.comparingInt((Candidate candidate) -> closeness(domain, candidate))
                        .thenComparing(Comparator.comparing(Candidate::alias).reversed()))
                .or(() -> candidates.stream().filter(Candidate::byDefault).min(Comparator.comparing(Candidate::alias)));
    }

    /** Length of the longest name of the candidate that the domain is, or is below; 0 for none. */
    private static int closeness(DomainName domain, Candidate candidate) {
        return candidate.domains().stream()
                .filter(name -> domain.value().equals(name) || domain.value().endsWith("." + name))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
