package io.stagedoor.applications.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {

    /** w: a web application may have it; n: a native one; -: nobody. Typed from RFC 8252, RFC 9700 and the README. */
    private static final String TABLE = """
            wn https://app.acme.example/callback
            wn https://app.acme.example/
            wn https://app.acme.example:8443/callback
            wn https://app.acme.example/callback?tenant=7
            wn https://app.acme.example/a/b/c.html
            wn https://app.acme.example/callback?a=b&c=d
            wn https://xn--bcher-kva.example/callback
            wn https://app-1.acme.example/a~b_c-d
            w- http://localhost:3000/callback
            wn http://127.0.0.1:3000/callback
            wn http://[::1]:3000/callback
            -- http://localhost/callback
            -n http://127.0.0.1/callback
            -n http://[::1]/callback
            wn http://127.0.0.1:51004/callback
            -- http://127.0.0.2/callback
            -- http://127.1/callback
            -- http://0.0.0.0/callback
            -- http://[::]/callback
            -- http://[::ffff:127.0.0.1]/callback
            -- http://localhost.acme.example/callback
            -- http://127.0.0.1.acme.example/callback
            -- http://app.acme.example/callback
            -- http://localhost@evil.example/callback
            -- http://127.0.0.1@evil.example/callback
            -n example.acme.panel:/callback
            -n example.acme.panel:/callback?a=b
            -- example.acme.panel://callback
            -- example.acme.panel:///callback
            -- example.acme.panel:callback
            -- example.acme.panel:
            -- panel:/callback
            -- Example.Acme.Panel:/callback
            -- javascript:alert(1)
            -- javascript:/callback
            -- data:text/html,callback
            -- file:///etc/passwd
            -- ftp://app.acme.example/callback
            -- about:blank
            -- blob:https://app.acme.example/1
            -- urn:ietf:wg:oauth:2.0:oob
            -- *
            -- https://*
            -- https://*.acme.example/callback
            -- https://app.acme.example/*
            -- https://app.acme.example/callback*
            -- https://app.acme.example/callback?*
            -- https://app.acme.example/callback#fragment
            -- https://app.acme.example/callback#
            -- https://app.acme.example
            -- https://app.acme.example?a=b
            -- https:///callback
            -- https:/app.acme.example/callback
            -- https:app.acme.example/callback
            -- //app.acme.example/callback
            -- /callback
            -- callback
            -- HTTPS://app.acme.example/callback
            -- https://App.Acme.example/callback
            -- https://app.acme.example./callback
            -- https://app..acme.example/callback
            -- https://-app.acme.example/callback
            -- https://intranet/callback
            -- https://10.0.0.1/callback
            -- https://[2001:db8::1]/callback
            -- https://localhost/callback
            -- https://user@app.acme.example/callback
            -- https://user:secret@app.acme.example/callback
            -- https://app.acme.example@evil.example/callback
            -- https://app.acme.example:0/callback
            -- https://app.acme.example:65536/callback
            -- https://app.acme.example:/callback
            -- https://app.acme.example:80a/callback
            -- https://app.acme.example/a/../callback
            -- https://app.acme.example/./callback
            -- https://app.acme.example/..
            -- https://app.acme.example//callback
            -- https://app.acme.example/a//callback
            -- https://app.acme.example/%2e%2e/callback
            -- https://app.acme.example/%2E%2E/callback
            -- https://app.acme.example/a%2fb
            -- https://app.acme.example/a%5cb
            -- https://app.acme.example/a%2a
            -- https://app.acme.example/a%23b
            -- https://app.acme.example/a%252e
            -- https://app.acme.example/a%00b
            -- https://app.acme.example/a%0d%0aSet-Cookie:b
            -- https://app.acme.example/a%zz
            -- https://app.acme.example/a%
            -- https://app.acme.example\\callback
            -- https://app.acme.example\\@evil.example/callback
            -- https://app.acme.example/a|b
            -- https://app.acme.example/a<b>
            -- https://app.acme.example/a"b
            -- https://app.acme.example/{tenant}
            -- https://bücher.example/callback
            -- https://app.acme.example/bücher
            -- https://app.acme.example/callback?code=1
            -- https://app.acme.example/callback?a=b&state=c
            -- https://app.acme.example/callback?STATE=c
            -- https://app.acme.example/callback?iss=c
            -- https://app.acme.example/callback?a=b;error=c
            -- https://app.acme.example/callback?access_token
            wn https://app.acme.example/callback?mycode=1
            """;

    static Stream<Arguments> rows() {
        return TABLE.lines()
                .flatMap(row -> Stream.of(
                        Arguments.of(Kind.WEB, row.substring(3), row.charAt(0) == 'w'),
                        Arguments.of(Kind.NATIVE, row.substring(3), row.charAt(1) == 'n')));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isTakenExactlyWhereNobodyElseCanStandThere(Kind kind, String address, boolean taken) {
        if (taken) {
            assertThat(RedirectUri.checked(kind, address).value()).isEqualTo(address);
        } else {
            assertThatThrownBy(() -> RedirectUri.checked(kind, address)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n", "\r", "\u0000", "\u00a0", "\u200b"})
    void isNeverTakenWithABlankOrALineBreak(String blank) {
        for (String address : List.of("https://app.acme.example/callback", "http://127.0.0.1:3000/callback")) {
            assertThat(RedirectUri.checked(Kind.WEB, address).value()).isEqualTo(address);
            assertThatThrownBy(() -> RedirectUri.checked(Kind.WEB, address + blank))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> RedirectUri.checked(Kind.WEB, blank + address))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void hasRoomInKeycloaksColumnAndNotAnyMore() {
        String start = "https://app.acme.example/";
        assertThat(RedirectUri.checked(Kind.WEB, start + "a".repeat(255 - start.length()))
                        .value())
                .hasSize(255);
        assertThatThrownBy(() -> RedirectUri.checked(Kind.WEB, start + "a".repeat(256 - start.length())))
                .hasMessageContaining("255");
        assertThatThrownBy(() -> RedirectUri.checked(Kind.WEB, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatToWriteInstead() {
        assertThatThrownBy(() -> RedirectUri.checked(Kind.NATIVE, "http://localhost/callback"))
                .hasMessageContaining("127.0.0.1");
        assertThatThrownBy(() -> RedirectUri.checked(Kind.NATIVE, "panel:/callback"))
                .hasMessageContaining("example.acme.panel:/callback");
        assertThatThrownBy(() -> RedirectUri.checked(Kind.WEB, "https://app.acme.example/*"))
                .hasMessageContaining("wildcard");
    }
}
