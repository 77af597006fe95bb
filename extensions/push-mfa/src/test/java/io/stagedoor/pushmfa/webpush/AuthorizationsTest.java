package io.stagedoor.pushmfa.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuthorizationsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final URI ONE = URI.create("https://one.example/a");

    private final Authorizations authorizations = new Authorizations();
    private final VapidKey key = VapidKey.fresh(new SecureRandom());

    @Test
    void oneServesForAnHour() {
        String first = authorizations.of(key, ONE, "mailto:a@b", NOW);
        assertThat(authorizations.of(key, URI.create("https://one.example/b"), "mailto:a@b", NOW.plusMillis(3_599_999)))
                .isEqualTo(first);
        assertThat(authorizations.of(key, ONE, "mailto:a@b", NOW.plusSeconds(3600)))
                .isNotEqualTo(first);
    }

    @Test
    void noServiceIsShownWhatWasSignedForAnother() {
        String first = authorizations.of(key, ONE, "mailto:a@b", NOW);
        assertThat(authorizations.of(key, URI.create("https://two.example/a"), "mailto:a@b", NOW))
                .isNotEqualTo(first);
        assertThat(authorizations.of(VapidKey.fresh(new SecureRandom()), ONE, "mailto:a@b", NOW))
                .isNotEqualTo(first);
    }
}
