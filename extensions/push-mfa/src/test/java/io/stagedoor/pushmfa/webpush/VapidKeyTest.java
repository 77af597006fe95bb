package io.stagedoor.pushmfa.webpush;

import static io.stagedoor.pushmfa.webpush.ContentEncodingTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** By RFC 8292 2 and 3. */
class VapidKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final VapidKey KEY = VapidKey.fresh(new SecureRandom());

    @Test
    void isSignedByTheKeyThatItNames() throws GeneralSecurityException {
        String said = authorization("https://push.example/send/secret?a=b");
        assertThat(said).matches("vapid t=[\\w-]+\\.[\\w-]+\\.[\\w-]+, k=" + KEY.publicKey());
        String[] jwt = jwt(said);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.key(bytes(KEY.publicKey())));
        signature.update((jwt[0] + '.' + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(bytes(jwt[2]))).isTrue();
    }

    @Test
    void isForTheOriginAloneAndHalfADay() {
        String[] jwt = jwt(authorization("https://push.example/send/secret?a=b"));
        assertThat(text(jwt[0])).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        assertThat(text(jwt[1]))
                .isEqualTo("{\"aud\":\"https://push.example\",\"exp\":"
                        + NOW.plusSeconds(12 * 3600).getEpochSecond() + ",\"sub\":\"mailto:ops@login.example\"}");
        assertThat(text(jwt(authorization("http://127.0.0.1:8090/send"))[1])).contains("\"http://127.0.0.1:8090\"");
    }

    @Test
    void isReadBackAndNeverWritten() {
        VapidKey again = new VapidKey(KEY.publicKey(), KEY.privateKey());
        assertThat(again.authorization(URI.create("https://push.example/x"), "mailto:a@b", NOW))
                .contains(KEY.publicKey());
        assertThat(again.toString()).doesNotContain(KEY.privateKey());
    }

    private static String authorization(String endpoint) {
        return KEY.authorization(URI.create(endpoint), "mailto:ops@login.example", NOW);
    }

    private static String[] jwt(String said) {
        return said.substring("vapid t=".length(), said.indexOf(',')).split("\\.", -1);
    }

    private static String text(String part) {
        return new String(bytes(part), StandardCharsets.UTF_8);
    }
}
