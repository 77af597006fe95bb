package io.stagedoor.federation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.federation.domain.Routing.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private static final Candidate ALL = new Candidate("all", Set.of("acme.example"), false);
    private static final Candidate EU = new Candidate("eu", Set.of("eu.acme.example"), false);
    private static final Candidate DEFAULT = new Candidate("default", Set.of(), true);

    @Test
    void theClosestNameWinsInWhateverOrder() {
        assertThat(to("eu.acme.example", ALL, EU)).hasValue(EU);
        assertThat(to("paris.eu.acme.example", EU, ALL, DEFAULT)).hasValue(EU);
        assertThat(to("us.acme.example", EU, ALL, DEFAULT)).hasValue(ALL);
    }

    @Test
    void theDefaultTakesWhatNobodyNames() {
        assertThat(to("acme-studios.example", ALL, DEFAULT)).hasValue(DEFAULT);
        assertThat(to("acme-studios.example", ALL)).isEmpty();
        assertThat(to("notacme.example", ALL)).isEmpty();
    }

    private static Optional<Candidate> to(String domain, Candidate... candidates) {
        return Routing.choose(new DomainName(domain), List.of(candidates));
    }
}
