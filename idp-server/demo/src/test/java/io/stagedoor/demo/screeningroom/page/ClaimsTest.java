package io.stagedoor.demo.screeningroom.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void readsOrganizationsInEveryShape() {
        assertThat(claims("{\"organization\":{\"acme\":{\"id\":\"1\"}}}").organizations())
                .containsExactly("acme");
        assertThat(claims("{\"organization\":{\"id\":\"1\",\"alias\":\"acme\"}}")
                        .organizations())
                .containsExactly("acme");
        assertThat(claims("{\"organization\":[\"acme\",\"globex\"]}").organizations())
                .containsExactly("acme", "globex");
        assertThat(claims("{}").organizations()).isEmpty();
        assertThat(claims("{\"organization\":7}").organizations()).isEmpty();
    }

    @Test
    void showsTimesAsTimes() {
        assertThat(claims("{\"exp\":1795341600,\"sub\":\"x\"}").rows())
                .contains(
                        new Claims.Row("exp", "1795341600", Optional.of(Instant.parse("2026-11-22T10:00:00Z"))),
                        new Claims.Row("sub", "x", Optional.empty()))
                .contains(new Claims.Row("header alg", "ES256", Optional.empty()));
    }

    @Test
    void survivesTimesThatAreNone() {
        assertThat(claims("{\"exp\":9223372036854775807}").rows())
                .contains(new Claims.Row("exp", "9223372036854775807", Optional.empty()));
    }

    @Test
    void showsNothingOfATokenThatCannotBeDecoded() {
        assertThat(Claims.of("opaque").rows()).isEmpty();
        assertThat(Claims.of("").organizations()).isEmpty();
    }

    @Test
    void writesListsInOneLine() {
        assertThat(claims("{\"amr\":[\"pwd\",\"otp\"]}").text("amr")).contains("pwd, otp");
    }

    private static Claims claims(String payload) {
        return Claims.of(Base64URL.encode("{\"alg\":\"ES256\"}") + "." + Base64URL.encode(payload) + ".x");
    }
}
