package io.stagedoor.hotpath.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class Es256ProviderTest {

    static final Iterable<String> ALGORITHMS = Es256Provider.ALGORITHMS;
    private static final byte[] TEXT = "header.payload".getBytes(StandardCharsets.US_ASCII);

    @BeforeEach
    void register() {
        assumeThat(AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError())
                .as("the native library loads here")
                .isNull();
        Security.insertProviderAt(new Es256Provider(AmazonCorrettoCryptoProvider.INSTANCE), 1);
    }

    @AfterEach
    void remove() {
        Security.removeProvider(Es256Provider.NAME);
    }

    @ParameterizedTest
    @FieldSource("ALGORITHMS")
    void whatItSignsTheJdkChecksAndTheOtherWayRound(String algorithm) throws GeneralSecurityException {
        KeyPair keys = keys("secp256r1");
        Provider jdk = Security.getProvider("SunEC");
        assertThat(Signature.getInstance(algorithm).getProvider().getName()).isEqualTo(Es256Provider.NAME);
        for (int again = 0; again < 2; again++) { // the second time the key has been translated
            assertThat(checks(
                            Signature.getInstance(algorithm, jdk),
                            keys,
                            signed(Signature.getInstance(algorithm), keys)))
                    .isTrue();
        }
        assertThat(checks(Signature.getInstance(algorithm), keys, signed(Signature.getInstance(algorithm, jdk), keys)))
                .isTrue();
    }

    @ParameterizedTest
    @FieldSource("ALGORITHMS")
    void refusesWhatIsAltered(String algorithm) throws GeneralSecurityException {
        KeyPair keys = keys("secp256r1");
        byte[] signature = signed(Signature.getInstance(algorithm), keys);
        signature[signature.length - 1] ^= 1;
        assertThat(isGood(algorithm, keys, signature)).isFalse();
        assertThat(isGood(algorithm, keys("secp256r1"), signed(Signature.getInstance(algorithm), keys)))
                .isFalse();
    }

    /** RFC 7518 3.4 with (r, s) = (0, 0): CVE-2022-21449. */
    @Test
    void refusesASignatureOfZeros() throws GeneralSecurityException {
        assertThat(isGood("SHA256withECDSAinP1363Format", keys("secp256r1"), new byte[64]))
                .isFalse();
    }

    @Test
    void aKeyOnAnotherCurveIsLeftToTheJdk() throws GeneralSecurityException {
        KeyPair keys = keys("secp521r1");
        Signature signing = Signature.getInstance("SHA256withECDSA");
        byte[] signature = signed(signing, keys);
        assertThat(signing.getProvider().getName()).isEqualTo("SunEC");
        assertThat(isGood("SHA256withECDSA", keys, signature)).isTrue();
    }

    @Test
    void nothingElseIsComputedByIt() throws GeneralSecurityException {
        assertThat(new Es256Provider(AmazonCorrettoCryptoProvider.INSTANCE).getServices())
                .extracting(Provider.Service::getAlgorithm)
                .containsExactlyInAnyOrderElementsOf(Es256Provider.ALGORITHMS);
        assertThat(Signature.getInstance("SHA256withRSA").getProvider().getName())
                .isNotEqualTo(Es256Provider.NAME);
    }

    @Test
    void aProviderWithoutThemIsNotTaken() {
        Provider other = Security.getProvider("SUN");
        assertThatThrownBy(() -> new Es256Provider(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHA256withECDSA");
    }

    private static KeyPair keys(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static byte[] signed(Signature signature, KeyPair keys) throws GeneralSecurityException {
        signature.initSign(keys.getPrivate());
        signature.update(TEXT);
        return signature.sign();
    }

    private static boolean checks(Signature signature, KeyPair keys, byte[] given) throws GeneralSecurityException {
        signature.initVerify(keys.getPublic());
        signature.update(TEXT);
        return signature.verify(given);
    }

    private static boolean isGood(String algorithm, KeyPair keys, byte[] given) throws GeneralSecurityException {
        try {
            return checks(Signature.getInstance(algorithm), keys, given);
        } catch (SignatureException e) {
            return false; // malformed
        }
    }
}
