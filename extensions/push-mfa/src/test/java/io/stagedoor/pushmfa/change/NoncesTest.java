package io.stagedoor.pushmfa.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoncesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Nonces OURS = of("of this realm, and of no other one");

    @Test
    void isGoodForLessThanFiveMinutes() {
        String nonce = OURS.fresh(NOW);
        Instant end = NOW.plus(Duration.ofMinutes(5));
        assertThat(OURS.isGood(nonce, NOW)).isTrue();
        assertThat(OURS.isGood(nonce, end.minusMillis(1))).isTrue();
        assertThat(OURS.isGood(nonce, end)).isFalse();
    }

    @Test
    void thatOfAnotherRealmIsNone() {
        assertThat(of("of another realm, and not of this one").isGood(OURS.fresh(NOW), NOW))
                .isFalse();
    }

    @Test
    void nobodyMakesItNewer() {
        String later = OURS.fresh(NOW.plusSeconds(3600));
        String forged = later.substring(0, 10) + OURS.fresh(NOW).substring(10);
        assertThat(OURS.isGood(forged, NOW.plusSeconds(3600))).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "AAAA", "AAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "no base64url!"})
    void whatIsNoneIsNone(@org.jspecify.annotations.Nullable String text) {
        assertThat(OURS.isGood(text, NOW)).isFalse();
    }

    private static Nonces of(String key) {
        return new Nonces(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA512"));
    }
}
