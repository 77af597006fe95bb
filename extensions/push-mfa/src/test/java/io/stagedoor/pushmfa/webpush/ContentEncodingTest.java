package io.stagedoor.pushmfa.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ContentEncodingTest {

    private static final byte[] SALT = bytes("I1BsxtFttlv3u_Oo94xnmw");
    private static final byte[] SECRET = bytes("yqdlZ-tYemfogSmv7Ws5PQ");

    /** RFC 8188 3.1. */
    @Test
    void encryptsTheExampleOfTheStandard() {
        byte[] text = "I am the walrus".getBytes(StandardCharsets.US_ASCII);
        assertThat(P256.text(ContentEncoding.encrypted(text, SECRET, SALT, new byte[0])))
                .isEqualTo("I1BsxtFttlv3u_Oo94xnmwAAEAAA-NAVub2qFgBEuQKRapoZu-IxkIva3MEB1PD-ly8Thjg");
    }

    /** RFC 8188 3.1, on the way there. */
    @Test
    void derivesAsTheStandardDoes() {
        byte[] prk = ContentEncoding.extract(SALT, SECRET);
        assertThat(P256.text(prk)).isEqualTo("zyeH5phsIsgUyd4oiSEIy35x-gIi4aM7y0hCF8mwn9g");
        assertThat(P256.text(ContentEncoding.expand(
                        prk, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16)))
                .isEqualTo("_wniytB-ofscZDh4tbSjHw");
        assertThat(P256.text(ContentEncoding.expand(
                        prk, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12)))
                .isEqualTo("Bcs8gkIRKLI8GeI8");
    }

    @Test
    void takesNoMoreThanOneRecord() {
        assertThatThrownBy(() -> ContentEncoding.encrypted(new byte[4096], SECRET, SALT, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ContentEncoding.encrypted(new byte[1], SECRET, new byte[15], new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }
}
