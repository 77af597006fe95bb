package io.stagedoor.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.jose.SignatureAlgorithm;
import io.stagedoor.gateway.jose.VerificationKey;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

    private static final Set<SignatureAlgorithm> EVERY = EnumSet.allOf(SignatureAlgorithm.class);

    private static KeySet parse(String json) throws IOException {
        return KeySet.parse(json, EVERY, null, TokenMother.NOW);
    }

    /** Beside a good key, so that the set as a whole is usable. */
    private static boolean isTaken(JWK key, SignatureAlgorithm algorithm) throws IOException {
        return parse(KeyMother.jwks(KeyMother.EC, key))
                .find(String.valueOf(key.getKeyID()), algorithm)
                .isPresent();
    }

    @Test
    void takesKeysForSignatures() throws IOException {
        assertThat(isTaken(KeyMother.OTHER_EC, SignatureAlgorithm.ES256)).isTrue();
        assertThat(isTaken(KeyMother.RSA, SignatureAlgorithm.RS256)).isTrue();
        assertThat(isTaken(KeyMother.ed25519("ed"), SignatureAlgorithm.EDDSA)).isTrue();
    }

    @Test
    void leavesOutKeysForOtherUses() throws IOException {
        ECKey base = KeyMother.OTHER_EC;
        assertThat(isTaken(new ECKey.Builder(base).keyUse(KeyUse.ENCRYPTION).build(), SignatureAlgorithm.ES256))
                .isFalse();
        assertThat(isTaken(new ECKey.Builder(base).keyUse(null).build(), SignatureAlgorithm.ES256))
                .isFalse();
        ECKey signOnly =
                new ECKey.Builder(base).keyOperations(Set.of(KeyOperation.SIGN)).build();
        assertThat(isTaken(signOnly, SignatureAlgorithm.ES256)).isFalse();
        ECKey verify = new ECKey.Builder(base)
                .keyOperations(Set.of(KeyOperation.VERIFY))
                .build();
        assertThat(isTaken(verify, SignatureAlgorithm.ES256)).isTrue();
    }

    @Test
    void leavesOutRsaKeysThatAreTooSmall() throws IOException {
        assertThat(isTaken(KeyMother.rsa("weak", 1024), SignatureAlgorithm.RS256))
                .isFalse();
    }

    @Test
    void keepsAKeyToItsOwnAlgorithm() throws IOException {
        RSAKey pssOnly = new RSAKey.Builder(KeyMother.RSA)
                .algorithm(JWSAlgorithm.PS256)
                .keyID("pss")
                .build();
        Optional<VerificationKey> found = parse(KeyMother.jwks(pssOnly)).find("pss", SignatureAlgorithm.RS256);
        assertThat(found).hasValueSatisfying(key -> {
            assertThat(key.allows(SignatureAlgorithm.PS256)).isTrue();
            assertThat(key.allows(SignatureAlgorithm.RS256)).isFalse();
            assertThat(key.allows(SignatureAlgorithm.ES256)).isFalse();
        });
    }

    @Test
    void keepsACurveToItsOwnAlgorithm() throws IOException {
        ECKey p384 = KeyMother.ec("p384", Curve.P_384, JWSAlgorithm.ES384);
        assertThat(parse(KeyMother.jwks(p384)).find("p384", SignatureAlgorithm.ES256))
                .hasValueSatisfying(key -> {
                    assertThat(key.allows(SignatureAlgorithm.ES384)).isTrue();
                    assertThat(key.allows(SignatureAlgorithm.ES256)).isFalse();
                });
    }

    @Test
    void prefersTheKeyOfTheRightFamilyWhereTwoShareAnId() throws IOException {
        ECKey sameId = new ECKey.Builder(KeyMother.OTHER_EC).keyID("rsa-1").build();
        KeySet keys = parse(KeyMother.jwks(KeyMother.RSA, sameId));
        assertThat(keys.find("rsa-1", SignatureAlgorithm.ES256))
                .hasValueSatisfying(
                        key -> assertThat(key.allows(SignatureAlgorithm.ES256)).isTrue());
    }

    @Test
    void skipsKeysThatItDoesNotUnderstand() throws IOException {
        String good = KeyMother.EC.toPublicJWK().toJSONString();
        String offCurve =
                "{\"kty\":\"EC\",\"kid\":\"off\",\"use\":\"sig\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}";
        KeySet keys = parse("{\"keys\":[{\"kty\":\"AKP\",\"kid\":\"pq\"},42,null,{\"kty\":\"RSA\",\"kid\":\"broken\"},"
                + offCurve + "," + good + "]}");
        assertThat(keys.find("ec-1", SignatureAlgorithm.ES256)).isPresent();
        assertThat(keys.find("off", SignatureAlgorithm.ES256)).isEmpty();
    }

    @Test
    void leavesOutSharedSecrets() {
        assertThatIOException()
                .isThrownBy(() -> parse("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"s\",\"use\":\"sig\",\"k\":\"AAAA\"}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[]}", "<html></html>"})
    void refusesWhatIsNoUsableKeySet(String json) {
        assertThatIOException().isThrownBy(() -> parse(json));
    }
}
