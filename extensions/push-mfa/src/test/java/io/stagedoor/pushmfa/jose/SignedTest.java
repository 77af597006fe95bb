package io.stagedoor.pushmfa.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stagedoor.pushmfa.domain.Answer;
import io.stagedoor.pushmfa.domain.Decision;
import io.stagedoor.pushmfa.domain.DeviceProof;
import io.stagedoor.pushmfa.domain.MatchNumber;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTest {

    private static final String CLAIMS =
            "{\"htm\":\"GET\",\"htu\":\"https://a/b\",\"iat\":1795428000,\"jti\":\"one\",\"nonce\":\"n\"}";
    private static final String APPROVAL =
            "{\"challenge\":\"c\",\"decision\":\"approve\",\"number\":47,\"device\":\"d\",\"aud\":\"https://a\"}";

    private final Phone phone = new Phone();

    @Test
    void aProofSaysWhoAsksForWhat() {
        DeviceProof claims = Signed.proof(phone.proof(CLAIMS)).claims();
        assertThat(claims)
                .isEqualTo(new DeviceProof(
                        phone.key().thumbprint(), "GET", "https://a/b", Instant.ofEpochSecond(1795428000), "one", "n"));
    }

    @Test
    void anAnswerSaysWhatWasDecided() {
        assertThat(Signed.answer(phone.answer(APPROVAL), phone.key()))
                .isEqualTo(new Answer("c", Decision.APPROVE, "d", "https://a", new MatchNumber(47)));
    }

    /** The key of RFC 9449 4.1; its thumbprint stands in the example of 6.1. */
    @Test
    void aThumbprintIsThatOfTheStandard() throws Exception {
        DeviceKey key = DeviceKey.of(new ObjectMapper()
                .readTree("{\"kty\":\"EC\",\"x\":\"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs\","
                        + "\"y\":\"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA\",\"crv\":\"P-256\"}"));
        assertThat(key.thumbprint()).isEqualTo("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    }

    @Test
    void whatAnotherPhoneSignedIsNotThisOnes() {
        assertThatThrownBy(() -> Signed.answer(new Phone().answer(APPROVAL), phone.key()))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("not signed by the key of this device");
        String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + new Phone().jwk() + "}";
        assertThatThrownBy(() -> Signed.proof(phone.signed(header, CLAIMS)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("not signed by the key in its header");
    }

    @Test
    void aNumberThatWasChangedOnTheWayIsNotSigned() {
        String[] parts = phone.answer(APPROVAL).split("\\.", -1);
        String altered = phone.answer(APPROVAL.replace("47", "48")).split("\\.", -1)[1];
        assertThatThrownBy(() -> Signed.answer(parts[0] + '.' + altered + '.' + parts[2], phone.key()))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void oneIsNeverTakenForTheOther() {
        assertThatThrownBy(() -> Signed.answer(phone.proof(APPROVAL), phone.key()))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Signed.proof(phone.answer(CLAIMS))).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"typ\":\"dpop+jwt\",\"alg\":\"none\",\"jwk\":KEY}",
                "{\"typ\":\"dpop+jwt\",\"alg\":\"HS256\",\"jwk\":KEY}",
                "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"crit\":[\"b64\"],\"jwk\":KEY}",
                "{\"typ\":\"JWT\",\"alg\":\"ES256\",\"jwk\":KEY}",
                "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\"}",
                "{\"typ\":\"dpop+jwt\",\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":KEY}",
                "[]",
                "{"
            })
    void noOtherHeaderIsTaken(String header) {
        assertThatThrownBy(() -> Signed.proof(phone.signed(header.replace("KEY", phone.jwk()), CLAIMS)))
                .isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"htu\":\"a\",\"iat\":1,\"jti\":\"j\"}",
                "{\"htm\":\"GET\",\"iat\":1,\"jti\":\"j\"}",
                "{\"htm\":\"GET\",\"htu\":\"a\",\"jti\":\"j\"}",
                "{\"htm\":\"GET\",\"htu\":\"a\",\"iat\":\"1\",\"jti\":\"j\"}",
                "{\"htm\":\"GET\",\"htu\":\"a\",\"iat\":1.5,\"jti\":\"j\"}",
                "{\"htm\":\"GET\",\"htu\":\"a\",\"iat\":99999999999999999,\"jti\":\"j\"}",
                "{\"htm\":\"GET\",\"htu\":\"a\",\"iat\":1}",
                "{\"htm\":[\"GET\"],\"htu\":\"a\",\"iat\":1,\"jti\":\"j\"}",
                "\"GET\""
            })
    void aProofSaysAllOfIt(String claims) {
        assertThatThrownBy(() -> Signed.proof(phone.proof(claims))).isInstanceOf(MalformedException.class);
    }

    @Test
    void whatNobodyCouldRememberIsNoId() {
        assertThatThrownBy(() -> Signed.proof(phone.proof(CLAIMS.replace("\"one\"", "\"" + "x".repeat(101) + "\""))))
                .isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"47\"", "4.7", "null", "7", "100", "1e1000"})
    void aNumberIsANumberOfTwoDigits(String number) {
        assertThatThrownBy(() -> Signed.answer(phone.answer(APPROVAL.replace("47", number)), phone.key()))
                .isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c", "a.b.c.d", "ä.ö.ü"})
    void whatIsNoJwsIsNone(String text) {
        assertThatThrownBy(() -> Signed.proof(text)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Not on the curve; the point at infinity; another curve; a private key; too short.
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs\",\"y\":\"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"y\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs\",\"y\":\"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":\"AA\",\"x\":\"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs\",\"y\":\"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                // A good key, written in another way: padded, and with bits that nobody reads.
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs=\",\"y\":\"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFt\",\"y\":\"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA\"}",
                "{\"kty\":\"RSA\",\"n\":\"AA\",\"e\":\"AQAB\"}"
            })
    void whatIsNoPointOfTheCurveIsNoKey(String jwk) throws Exception {
        var read = new ObjectMapper().readTree(jwk);
        assertThatThrownBy(() -> DeviceKey.of(read)).isInstanceOf(MalformedException.class);
    }

    /** CVE-2022-21449: r and s of zero were once good for everything. */
    @Test
    void anEmptySignatureIsNone() {
        String[] parts = phone.answer(APPROVAL).split("\\.", -1);
        String zeros = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        assertThatThrownBy(() -> Signed.answer(parts[0] + '.' + parts[1] + '.' + zeros, phone.key()))
                .isInstanceOf(MalformedException.class);
    }
}
