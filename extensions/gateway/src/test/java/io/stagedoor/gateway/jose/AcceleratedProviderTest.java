package io.stagedoor.gateway.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.TokenMother;
import java.security.Provider;
import java.security.Security;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same verdicts from the JDK and from the accelerated provider, where it loads. */
class AcceleratedProviderTest {

    private static final Set<SignatureAlgorithm> ALL = Set.of(SignatureAlgorithm.values());

    record Case(@Nullable Provider provider, JWK key, String algorithm) {}

    static Stream<Case> cases() {
        return Stream.of((Provider) null, AcceleratedProvider.find())
                .flatMap(provider -> Stream.of(
                        new Case(provider, KeyMother.EC, "ES256"),
                        new Case(provider, KeyMother.RSA, "RS256"),
                        new Case(provider, KeyMother.RSA, "PS256"),
                        new Case(provider, KeyMother.ed25519("ed-1"), "EdDSA")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsGoodSignaturesFromBadOnes(Case given) throws MalformedJoseException {
        SignatureAlgorithm algorithm =
                SignatureAlgorithm.byId(given.algorithm()).orElseThrow();
        VerificationKey key =
                VerificationKey.of(given.key(), ALL, given.provider()).orElseThrow();
        String token = TokenMother.maya().header("alg", given.algorithm()).signedBy(given.key());
        assertThat(key.verifies(algorithm, CompactJws.parse(token, 16_384))).isTrue();
        int dot = token.lastIndexOf('.');
        char other = token.charAt(dot + 5) == 'A' ? 'B' : 'A';
        String forged = token.substring(0, dot + 5) + other + token.substring(dot + 6);
        assertThat(key.verifies(algorithm, CompactJws.parse(forged, 16_384))).isFalse();
        String zeros = token.substring(0, dot + 1) + "A".repeat(86);
        assertThat(key.verifies(algorithm, CompactJws.parse(zeros, 16_384))).isFalse();
    }

    @Test
    void fallsBackToTheJdkWhereTheProviderIsNotThere() {
        assertThat(AcceleratedProvider.load("com.example.NoSuchProvider")).isNull();
        assertThat(AcceleratedProvider.load("java.lang.String")).isNull();
    }

    @Test
    void isNotRegisteredWithTheMachine() {
        AcceleratedProvider.find();
        assertThat(Security.getProvider("AmazonCorrettoCryptoProvider")).isNull();
    }
}
