package io.stagedoor.pushmfa.webpush;

import static io.stagedoor.pushmfa.webpush.ContentEncodingTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.pushmfa.jose.DeviceKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.ECPrivateKeySpec;
import org.junit.jupiter.api.Test;

/** By RFC 8291 5, where all of these values stand. */
class BrowserKeysTest {

    static final String BROWSER =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

    private static final byte[] TEXT = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII);

    @Test
    void encryptsTheExampleOfTheStandard() throws GeneralSecurityException {
        KeyPair ours = new KeyPair(
                P256.key(bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                KeyFactory.getInstance("EC")
                        .generatePrivate(new ECPrivateKeySpec(
                                new BigInteger(1, bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")),
                                DeviceKey.curve())));
        byte[] message = new BrowserKeys(BROWSER, AUTH).encrypted(TEXT, ours, bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(P256.text(message))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
                                + "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void noTwoMessagesShareAKeyOrASalt() {
        BrowserKeys keys = new BrowserKeys(BROWSER, AUTH);
        SecureRandom random = new SecureRandom();
        String one = P256.text(keys.encrypted(TEXT, random));
        String other = P256.text(keys.encrypted(TEXT, random));
        assertThat(one.substring(0, 21)).isNotEqualTo(other.substring(0, 21));
        assertThat(one.substring(28, 114)).isNotEqualTo(other.substring(28, 114));
    }

    @Test
    void whatIsNoPointOfTheCurveIsNoKey() {
        byte[] beside = bytes(BROWSER);
        beside[64] ^= 1;
        byte[] infinity = new byte[65];
        byte[] compressed = bytes(BROWSER);
        compressed[0] = 2;
        for (byte[] wrong : new byte[][] {beside, infinity, compressed, new byte[64], new byte[66], new byte[0]}) {
            assertThatThrownBy(() -> new BrowserKeys(P256.text(wrong), AUTH))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new BrowserKeys("~", AUTH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSecretHasSixteenBytes() {
        for (byte[] wrong : new byte[][] {new byte[15], new byte[17], new byte[0]}) {
            assertThatThrownBy(() -> new BrowserKeys(BROWSER, P256.text(wrong)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
