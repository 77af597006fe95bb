package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of the test's own, for a server that ends TLS itself.
 *
 * @param keyStore PKCS12
 * @param port where the server listens with it
 */
record Tls(Path keyStore, int port) {

    private static final String PASSWORD = "of-a-test-only";

    static Tls make(Path folder) throws IOException {
        Path keyStore = folder.resolve("tls.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.onExit().join().exitValue()).isZero();
        return new Tls(keyStore, Ports.free());
    }

    Map<String, String> settings() {
        return Map.of(
                "KC_HTTPS_KEY_STORE_FILE", keyStore.toString(),
                "KC_HTTPS_KEY_STORE_PASSWORD", PASSWORD,
                "KC_HTTPS_PORT", String.valueOf(port));
    }

    /** RFC 6797: the browser is told, over TLS, never to come without it. */
    void everyPageIsForTlsAlone(String... paths) {
        try (HttpClient client = client()) {
            for (String path : paths) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.headers()
                                .firstValue("Strict-Transport-Security")
                                .orElse(""))
                        .as(path)
                        .contains("max-age=31536000");
                assertThat(answer.headers().allValues("X-Content-Type-Options"))
                        .as(path)
                        .containsExactly("nosniff");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpClient client() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(keyStore.toFile())) {
            trusted.load(in, PASSWORD.toCharArray());
        }
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("server", trusted.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
