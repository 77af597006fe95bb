package io.stagedoor.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    private static RequestPath normal(String target) {
        RequestPath.Outcome outcome = RequestPath.parse(target);
        assertThat(outcome).isInstanceOf(RequestPath.Normal.class);
        return ((RequestPath.Normal) outcome).path();
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/api, /api",
        "/api/, /api/",
        "/api/assets/42, /api/assets/42",
        "/api?x=/../admin, /api",
        "/?, /",
        "/%61pi/%41, /api/A",
        "/%7euser/a%2Db, /~user/a-b",
        "/caf%C3%A9, /café",
        "/a%20b, /a b",
        "/..., /...",
        "/.well-known/x, /.well-known/x",
        "/a..b/c., /a..b/c.",
        "/100%25, /100%",
        "/100%25x, /100%x",
        "/a:b@c, /a:b@c",
        "/a%3Fb, /a?b",
        "/api/*, /api/*"
    })
    void readsPathsThatMeanOneThing(String target, String expected) {
        assertThat(normal(target)).hasToString(expected);
    }

    @Test
    void keepsSegmentsApart() {
        assertThat(normal("/api/a%26b/c").segments()).isEqualTo(List.of("api", "a&b", "c"));
        assertThat(normal("/").segments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // dot segments in every spelling
                "/api/public/../admin",
                "/api/public/..",
                "/api/./admin",
                "/..",
                "/.",
                "/api/public/%2e%2e/admin",
                "/api/public/%2E./admin",
                "/api/public/.%2e/admin",
                "/api/%2e/admin",
                // slashes
                "//api/admin",
                "/api//admin",
                "/api/admin//",
                "//",
                "/api%2fadmin",
                "/api%2Fadmin",
                "/api/public%2f..%2fadmin",
                "/api\\admin",
                "/api%5cadmin",
                "/api/..\\admin",
                // path parameters
                "/api/admin;x=/public",
                "/api/admin;x",
                "/api;/admin",
                "/api/..;/admin",
                "/api/admin%3bx=1",
                // double encoding
                "/api/%252e%252e/admin",
                "/api%252fadmin",
                "/api/%25%32%65",
                // broken encoding
                "/api/%",
                "/api/%2",
                "/api/%zz",
                "/api/%+1",
                "/api/%\uff11\uff12",
                // control characters, raw and encoded
                "/api/%00",
                "/api/admin%00.jpg",
                "/api/%0d%0aX-Evil:1",
                "/api/%7f",
                "/api/%C2%85",
                "/api/a b",
                "/api/\t",
                "/api/\u0000",
                // not UTF-8: alone, overlong slash, overlong dot, surrogate, raw
                "/api/%ff",
                "/api/%c0%af",
                "/api/%c0%ae%c0%ae/admin",
                "/api/%e0%80%af",
                "/api/%ed%a0%80",
                "/api/caf\u00e9",
                // not origin form
                "",
                "api/admin",
                "http://evil.example/api",
                "HTTP://localhost/api",
                "*",
                "?x=1",
                "localhost:443",
                // fragments are never sent
                "/api/public#/../admin",
                "/api/%23"
            })
    void refusesWhatReadersUnderstandDifferently(String target) {
        assertThat(RequestPath.parse(target)).isInstanceOf(RequestPath.Ambiguous.class);
    }

    @Test
    void refusesEndlessAddresses() {
        assertThat(RequestPath.parse("/" + "a".repeat(8191))).isInstanceOf(RequestPath.Normal.class);
        assertThat(RequestPath.parse("/" + "a".repeat(8192))).isInstanceOf(RequestPath.Ambiguous.class);
        assertThat(RequestPath.parse("/a?" + "b".repeat(8192))).isInstanceOf(RequestPath.Ambiguous.class);
    }

    @Test
    void saysNothingOfThePathInTheDetail() {
        assertThat(RequestPath.parse("/secret\r\nX-Evil: 1"))
                .isInstanceOfSatisfying(
                        RequestPath.Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.detail()).doesNotContain("secret", "Evil", "\r"));
    }

    /** Whatever bytes are thrown at it: a path that is let through has no segment that another reader could take apart. */
    @Test
    void letsNoSpellingOfDangerousCharactersThrough() {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                String target = String.format("/p/%%%02x%%%02x/q", first, second);
                if (RequestPath.parse(target) instanceof RequestPath.Normal normal) {
                    List<String> segments = normal.path().segments();
                    assertThat(segments).hasSize(3);
                    assertThat(segments.get(1))
                            .doesNotContainPattern("[/\\\\;#\\p{Cntrl}]")
                            .isNotEqualTo("..");
                }
            }
        }
    }
}
