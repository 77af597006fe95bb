package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page tells the browser about how far to trust it. */
class SecurityHeadersIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String SIGN_IN = INSTALLATION.realm()
            + "/protocol/openid-connect/auth?client_id=screening-room&response_type=code&scope=openid&state=s&nonce=n"
            + "&redirect_uri=" + INSTALLATION.screeningRoom() + "/callback"
            + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    void theSignInPageCannotBeFramedSniffedOrCached() {
        HttpResponse<String> page = get(SIGN_IN);
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

    /** Every kind of page that a browser shows. */
    static Stream<String> pages() {
        String realm = INSTALLATION.realm();
        return Stream.of(
                SIGN_IN,
                // An error page, from a wrong redirect address.
                realm
                        + "/protocol/openid-connect/auth?client_id=screening-room&response_type=code&redirect_uri=https://evil.example/",
                realm + "/login-actions/authenticate",
                realm + "/protocol/openid-connect/logout",
                realm + "/device",
                realm + "/account/",
                INSTALLATION.server() + "/admin/master/console/",
                realm + "/no-such-page");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsIsolatedAndCannotBeFramedOrSniffed(String address) {
        HttpResponse<String> page = get(address);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        HttpHeaders headers = page.headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'self'", "object-src 'none'");
        assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.firstValue("Strict-Transport-Security").orElse("")).contains("max-age=31536000");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
    }

    @Test
    void whatIsNoPageIsNotSniffedEither() {
        for (String address : List.of(
                INSTALLATION.realm() + "/stagedoor-brand/initech/style.css",
                INSTALLATION.realm() + "/stagedoor-brand/initech/logo.png",
                INSTALLATION.realm() + "/stagedoor/v1/openapi.json",
                INSTALLATION.realm() + "/.well-known/openid-configuration")) {
            HttpHeaders headers = get(address).headers();
            assertThat(headers.allValues("X-Content-Type-Options")).as(address).containsExactly("nosniff");
            assertThat(headers.firstValue("Strict-Transport-Security"))
                    .as(address)
                    .isPresent();
        }
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
        return Installation.send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html,*/*;q=0.8"));
    }
}
