package io.stagedoor.federation.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a logout token has to say. Every token differs from the control by one claim. */
class LogoutTokenRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final long SECONDS = NOW.getEpochSecond();
    private static final long SKEW = 30;
    private static final long OLDEST = LogoutTokenRules.OLDEST.toSeconds();
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    @Test
    void theControlIsTaken() throws RefusedException {
        assertThat(rules().check(with("more", "than is asked")))
                .isEqualTo(new LogoutToken("j-1", "s-1", "p-1", NOW.plusSeconds(OLDEST + SKEW)));
        taken(with("aud", List.of("another", "stagedoor")));
        taken(without("exp"));
    }

    @Test
    void itNamesASessionOrAPerson() throws RefusedException {
        assertThat(rules().check(without("sid")).session()).isNull();
        assertThat(rules().check(without("sub")).subject()).isNull();
        Map<String, Object> neither = without("sid");
        neither.remove("sub");
        refused(neither, RefusalReason.NOT_A_LOGOUT);
        refused(with("sid", 1), RefusalReason.NOT_A_LOGOUT);
        refused(with("sub", " "), RefusalReason.NOT_A_LOGOUT);
        refused(with("sub", "p".repeat(256)), RefusalReason.NOT_A_LOGOUT);
        assertThatIllegalArgumentException().isThrownBy(() -> new LogoutToken("j", null, null, NOW));
    }

    @Test
    void issuerAndAudienceAreOurs() {
        refused(with("iss", "https://idp.acme.example/"), RefusalReason.ISSUER_MISMATCH);
        refused(without("iss"), RefusalReason.ISSUER_MISMATCH);
        refused(with("aud", "another"), RefusalReason.AUDIENCE_MISMATCH);
        refused(with("aud", List.of("another")), RefusalReason.AUDIENCE_MISMATCH);
        refused(without("aud"), RefusalReason.AUDIENCE_MISMATCH);
    }

    @Test
    void anIdTokenIsNone() {
        refused(with("nonce", "n-1"), RefusalReason.NOT_A_LOGOUT);
        refused(with("nonce", null), RefusalReason.NOT_A_LOGOUT);
        refused(without("events"), RefusalReason.NOT_A_LOGOUT);
        refused(with("events", EVENT), RefusalReason.NOT_A_LOGOUT);
        refused(with("events", Map.of("http://schemas.openid.net/event/other", Map.of())), RefusalReason.NOT_A_LOGOUT);
        refused(with("events", Map.of(EVENT, "yes")), RefusalReason.NOT_A_LOGOUT);
    }

    @Test
    void itHasAnIdSoThatItIsGoodOnce() {
        refused(without("jti"), RefusalReason.NOT_A_LOGOUT);
        refused(with("jti", ""), RefusalReason.NOT_A_LOGOUT);
    }

    @Test
    void itIsOfNow() {
        refused(without("iat"), RefusalReason.ISSUED_AT_MISSING);
        taken(with("iat", SECONDS + SKEW));
        refused(with("iat", SECONDS + SKEW + 1), RefusalReason.NOT_YET_VALID);
        taken(with("iat", SECONDS - SKEW - OLDEST + 1));
        refused(with("iat", SECONDS - SKEW - OLDEST), RefusalReason.EXPIRED);
        taken(with("exp", SECONDS - SKEW + 1));
        refused(with("exp", SECONDS - SKEW), RefusalReason.EXPIRED);
        refused(with("exp", "never"), RefusalReason.EXPIRED);
    }

    @Test
    void aConnectionCannotStretchTheClocks() {
        LogoutTokenRules wide = new LogoutTokenRules("https://idp.acme.example", "stagedoor", Duration.ofHours(1), NOW);
        assertThat(wide.skew()).isEqualTo(TokenExpectation.MOST_SKEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "logout+jwt", "application/logout+jwt"})
    void itMaySayWhatItIs(String type) {
        assertThatCode(() -> LogoutTokenRules.type(type)).doesNotThrowAnyException();
        assertThatCode(() -> LogoutTokenRules.type(null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "secevent+jwt", ""})
    void andNotThatItIsSomethingElse(String type) {
        assertThat(catchThrowableOfType(RefusedException.class, () -> LogoutTokenRules.type(type))
                        .reason())
                .isEqualTo(RefusalReason.NOT_A_LOGOUT);
    }

    private static LogoutTokenRules rules() {
        return new LogoutTokenRules("https://idp.acme.example", "stagedoor", Duration.ofSeconds(SKEW), NOW);
    }

    private static Map<String, Object> with(String name, @Nullable Object value) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", "https://idp.acme.example",
                "aud", "stagedoor",
                "iat", SECONDS,
                "exp", SECONDS + 120,
                "jti", "j-1",
                "sid", "s-1",
                "sub", "p-1",
                "events", Map.of(EVENT, Map.of())));
        claims.put(name, value);
        return claims;
    }

    private static Map<String, Object> without(String name) {
        Map<String, Object> claims = with(name, "");
        claims.remove(name);
        return claims;
    }

    private static void taken(Map<String, Object> claims) {
        assertThatCode(() -> rules().check(claims)).doesNotThrowAnyException();
    }

    private static void refused(Map<String, Object> claims, RefusalReason reason) {
        assertThat(catchThrowableOfType(RefusedException.class, () -> rules().check(claims))
                        .reason())
                .isEqualTo(reason);
    }
}
