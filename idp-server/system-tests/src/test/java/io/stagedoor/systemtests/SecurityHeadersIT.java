package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What every page tells the browser about how far to trust it. */
class SecurityHeadersIT {

    private static final Installation INSTALLATION = Installation.shared();

    @Test
    void theSignInPageCannotBeFramedSniffedOrCached() {
        HttpResponse<String> page = get(INSTALLATION.realm()
                + "/protocol/openid-connect/auth?client_id=screening-room&response_type=code&scope=openid&state=s&nonce=n"
                + "&redirect_uri=" + INSTALLATION.screeningRoom() + "/callback"
                + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assertThat(page.statusCode()).isEqualTo(200);
        HttpHeaders headers = page.headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors", "object-src 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Strict-Transport-Security").orElse("")).contains("max-age=");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.body()).doesNotContain("http://fonts.", "https://cdn");
    }

    @Test
    void anAuthorizationRequestWithoutPkceIsRefused() {
        HttpResponse<String> answer = get(INSTALLATION.realm()
                + "/protocol/openid-connect/auth?client_id=screening-room&response_type=code&scope=openid&state=s&nonce=n"
                + "&redirect_uri=" + INSTALLATION.screeningRoom() + "/callback");
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("error=invalid_request");
    }

    @Test
    void implicitAndHybridFlowsAreRefused() {
        for (String type : new String[] {"token", "id_token", "code%20token"}) {
            HttpResponse<String> answer = get(INSTALLATION.realm()
                    + "/protocol/openid-connect/auth?client_id=screening-room&scope=openid&state=s&nonce=n&response_type="
                    + type
                    + "&redirect_uri=" + INSTALLATION.screeningRoom() + "/callback"
                    + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
            assertThat(answer.headers().firstValue("Location").orElse(answer.body()))
                    .describedAs(type)
                    .doesNotContain("access_token=")
                    .containsAnyOf("error=", "Invalid", "not allowed");
        }
    }

    @Test
    void redirectAddressesAreMatchedExactly() {
        for (String address :
                new String[] {"/callback/..", "/callback?x=1", "/other", ".evil.example/callback", "@evil.example/"}) {
            HttpResponse<String> answer = get(INSTALLATION.realm()
                    + "/protocol/openid-connect/auth?client_id=screening-room&response_type=code&scope=openid&state=s"
                    + "&redirect_uri="
                    + Installation.form(java.util.Map.of("u", INSTALLATION.screeningRoom() + address))
                            .substring(2));
            assertThat(answer.statusCode()).describedAs(address).isEqualTo(400);
        }
    }

    private static HttpResponse<String> get(String address) {
        return Installation.send(HttpRequest.newBuilder(URI.create(address)));
    }
}
