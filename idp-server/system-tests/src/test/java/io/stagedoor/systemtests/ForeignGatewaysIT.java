package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our reference configurations at gateways that nobody here wrote: in with a good token, out with everything else. */
class ForeignGatewaysIT {

    private static final Installation INSTALLATION = Installation.shared();

    @TempDir
    private Path folder;

    @Test
    void nginxAsksTheForwardAuthService() {
        try (EchoUpstream application = new EchoUpstream();
                ForwardAuthProcess gateway = ForwardAuthProcess.forNginx(INSTALLATION);
                ForeignServer nginx = new ForeignServer(
                        "nginx.conf",
                        Map.of(
                                "PORT",
                                "127.0.0.1:{port}",
                                "GATEWAY",
                                "127.0.0.1:" + gateway.port(),
                                "UPSTREAM",
                                application.address()),
                        "nginx",
                        "-g",
                        "daemon off;",
                        "-c",
                        "@CONFIG@")) {
            JsonNode received = assertLetsOnlyGoodTokensThrough(nginx);
            assertThat(received.path("x-auth-client").asText()).isEqualTo("curl-demo");
            assertThat(received.path("x-auth-organization").asText())
                    .describedAs("what the client claims to be is overwritten")
                    .isEmpty();
        }
    }

    @Test
    void haproxyVerifiesByItself() throws IOException, ParseException {
        Path pem = Files.writeString(folder.resolve("stagedoor.pem"), publicKey());
        try (EchoUpstream application = new EchoUpstream();
                ForeignServer haproxy = new ForeignServer(
                        "haproxy.cfg",
                        Map.of(
                                "PORT", "127.0.0.1:{port}",
                                "UPSTREAM", application.address(),
                                "ISSUER", INSTALLATION.realm(),
                                "PEM", pem.toString(),
                                "PEM_NEXT", pem.toString()),
                        "haproxy",
                        "-db",
                        "-f",
                        "@CONFIG@")) {
            JsonNode received = assertLetsOnlyGoodTokensThrough(haproxy);
            assertThat(received.path("x-auth-client").asText()).isEqualTo("curl-demo");
            assertThat(received.has("x-auth-organization")).isFalse();
        }
    }

    /** What the application was told about the good call. */
    private static JsonNode assertLetsOnlyGoodTokensThrough(ForeignServer gateway) {
        String token = INSTALLATION.clientToken();
        String tampered =
                token.substring(0, token.lastIndexOf('.') - 4) + "AAAA" + token.substring(token.lastIndexOf('.'));
        HttpResponse<String> good = call(gateway, token);
        assertThat(good.statusCode()).describedAs(good.body()).isEqualTo(200);
        assertThat(call(gateway, tampered).statusCode()).isEqualTo(401);
        assertThat(call(gateway, "x.y.z").statusCode()).isEqualTo(401);
        assertThat(call(gateway, otherRealm()).statusCode()).isEqualTo(401);
        assertThat(Installation.send(request(gateway)).statusCode()).isEqualTo(401);
        return Installation.json(good.body());
    }

    private static HttpResponse<String> call(ForeignServer gateway, String token) {
        return Installation.send(request(gateway).header("Authorization", "Bearer " + token));
    }

    private static HttpRequest.Builder request(ForeignServer gateway) {
        return HttpRequest.newBuilder(URI.create(gateway.address() + "/api/footage"))
                .header("X-Auth-Organization", "rival-studios")
                .header("X-Auth-Client", "somebody-else");
    }

    private static String otherRealm() {
        return INSTALLATION
                .clientToken("master", "stagedoor-config", "STAGEDOOR_CONFIG_CLIENT_SECRET")
                .get("access_token")
                .asText();
    }

    private static String publicKey() throws ParseException {
        String keys = Installation.send(
                        HttpRequest.newBuilder(URI.create(INSTALLATION.realm() + "/protocol/openid-connect/certs")))
                .body();
        ECKey key = JWKSet.parse(keys)
                .getKeyByKeyId(
                        SignedJWT.parse(INSTALLATION.clientToken()).getHeader().getKeyID())
                .toECKey();
        try {
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(key.toECPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
