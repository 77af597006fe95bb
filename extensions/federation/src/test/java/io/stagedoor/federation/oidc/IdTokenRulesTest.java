package io.stagedoor.federation.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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

/** What an ID token has to say. Every token differs from the control by one claim. */
class IdTokenRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final long SECONDS = NOW.getEpochSecond();
    private static final long SKEW = 30;

    @Test
    void theControlIsTaken() {
        taken(with("more", "than is asked"));
    }

    @Test
    void issuerAudienceAndPartyAreOurs() {
        refused(with("iss", "https://idp.acme.example/"), RefusalReason.ISSUER_MISMATCH);
        refused(without("iss"), RefusalReason.ISSUER_MISMATCH);
        refused(with("aud", "another"), RefusalReason.AUDIENCE_MISMATCH);
        refused(without("aud"), RefusalReason.AUDIENCE_MISMATCH);
        refused(with("aud", List.of("stagedoor", "another")), RefusalReason.AUDIENCE_MISMATCH);
        refused(with("azp", "another"), RefusalReason.AUDIENCE_MISMATCH);
        taken(with("azp", "stagedoor"));
        Map<String, Object> several = with("aud", List.of("stagedoor", "another"));
        several.put("azp", "stagedoor");
        taken(several);
    }

    @Test
    void theNonceIsTheOneThatWasSent() {
        refused(with("nonce", "n-2"), RefusalReason.NONCE_MISMATCH);
        refused(with("nonce", 1), RefusalReason.NONCE_MISMATCH);
        refused(without("nonce"), RefusalReason.NONCE_MISMATCH);
        refused(rules(null, null, null), with("nonce", "n-1"), RefusalReason.NONCE_MISMATCH);
    }

    @Test
    void itIsGoodUntilBeforeItsLastInstant() {
        taken(with("exp", SECONDS - SKEW + 1));
        refused(with("exp", SECONDS - SKEW), RefusalReason.EXPIRED);
        refused(without("exp"), RefusalReason.EXPIRED);
        refused(with("exp", "never"), RefusalReason.EXPIRED);
        refused(with("exp", Long.MAX_VALUE), RefusalReason.EXPIRED);
    }

    @Test
    void whenItWasMadeIsDemandedAndIsNow() {
        refused(without("iat"), RefusalReason.ISSUED_AT_MISSING);
        refused(with("iat", "yesterday"), RefusalReason.ISSUED_AT_MISSING);
        taken(with("iat", SECONDS + SKEW));
        refused(with("iat", SECONDS + SKEW + 1), RefusalReason.NOT_YET_VALID);
        taken(with("iat", SECONDS - 600 - SKEW));
        refused(with("iat", SECONDS - 600 - SKEW - 1), RefusalReason.EXPIRED);
        refused(with("nbf", SECONDS + SKEW + 1), RefusalReason.NOT_YET_VALID);
    }

    @Test
    void anotherTenantsAndAnotherDomainsTokensAreRefused() {
        IdTokenRules entra = rules("n-1", "tenant-1", null);
        refused(entra, with("tid", "tenant-2"), RefusalReason.TENANT_MISMATCH);
        refused(entra, without("tid"), RefusalReason.TENANT_MISMATCH);
        taken(entra, with("tid", "tenant-1"));
        IdTokenRules google = rules("n-1", null, "acme.example");
        refused(google, with("hd", "evil.example"), RefusalReason.HOSTED_DOMAIN_MISMATCH);
        refused(google, without("hd"), RefusalReason.HOSTED_DOMAIN_MISMATCH);
        taken(google, with("hd", "acme.example"));
    }

    @Test
    void somebodyIsNamed() {
        refused(without("sub"), RefusalReason.IMMUTABLE_ID_MISSING);
        refused(with("sub", ""), RefusalReason.IMMUTABLE_ID_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "HS256", "HS512", "RS1", "", "rs256"})
    void algorithmsThatAnybodyCouldComputeAreRefused(String algorithm) {
        RefusedException refusal =
                catchThrowableOfType(RefusedException.class, () -> IdTokenRules.algorithm(algorithm));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(RefusalReason.TOKEN_ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256", "ES384", "EdDSA"})
    void signaturesAreTaken(String algorithm) {
        assertThatCode(() -> IdTokenRules.algorithm(algorithm)).doesNotThrowAnyException();
    }

    @Test
    void theAnswersIssuerIsCheckedWhereItIsThereAndDemandedWhereItIsPromised() {
        ResponseIssuer promised = new ResponseIssuer("https://idp.acme.example", true);
        ResponseIssuer silent = new ResponseIssuer("https://idp.acme.example", false);
        assertThatCode(() -> promised.check("https://idp.acme.example")).doesNotThrowAnyException();
        assertThatCode(() -> silent.check(null)).doesNotThrowAnyException();
        for (ResponseIssuer each : List.of(promised, silent)) {
            assertThat(catchThrowableOfType(RefusedException.class, () -> each.check("https://evil.example"))
                            .reason())
                    .isEqualTo(RefusalReason.ISSUER_MISMATCH);
        }
        assertThat(catchThrowableOfType(RefusedException.class, () -> promised.check(null)))
                .isNotNull();
    }

    private static IdTokenRules rules(@Nullable String nonce, @Nullable String tenant, @Nullable String domain) {
        return new IdTokenRules(new TokenExpectation(
                "https://idp.acme.example", "stagedoor", nonce, tenant, domain, Duration.ofSeconds(SKEW), NOW));
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", "https://idp.acme.example",
                "aud", "stagedoor",
                "sub", "maya-4711",
                "nonce", "n-1",
                "iat", SECONDS,
                "exp", SECONDS + 300));
        claims.put(name, value);
        return claims;
    }

    private static Map<String, Object> without(String name) {
        Map<String, Object> claims = with(name, "");
        claims.remove(name);
        return claims;
    }

    private static void taken(Map<String, Object> claims) {
        taken(rules("n-1", null, null), claims);
    }

    private static void taken(IdTokenRules rules, Map<String, Object> claims) {
        assertThatCode(() -> rules.check(claims)).doesNotThrowAnyException();
    }

    private static void refused(Map<String, Object> claims, RefusalReason reason) {
        refused(rules("n-1", null, null), claims, reason);
    }

    private static void refused(IdTokenRules rules, Map<String, Object> claims, RefusalReason reason) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> rules.check(claims));
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }
}
