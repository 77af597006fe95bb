package io.stagedoor.systemtests;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** SimpleSAMLphp as a company's SAML identity provider, with a sign-in page, sessions and single logout of its own. */
final class SimpleSamlPhp implements AutoCloseable {

    static final String PASSWORD = "of-a-company-for-tests-only";

    private static final Path PROGRAM = Path.of("/usr/share/simplesamlphp");
    private static final Path PHP = Path.of("/usr/bin/php");

    private final int port = Ports.free();
    private final Path work = ForeignProcess.folder("simplesamlphp");
    private final Map<String, String> values = new LinkedHashMap<>();
    private final ForeignProcess process;

    /** Everybody named works there, with an address in the domain. */
    SimpleSamlPhp(String domain, String... people) {
        Assumptions.assumeTrue(
                Files.isDirectory(PROGRAM) && Files.isExecutable(PHP), "SimpleSAMLphp is not on this machine");
        values.put("ADDRESS", address());
        values.put("WORK", work.toString());
        values.put("DOMAIN", domain);
        values.put("PASSWORD", PASSWORD);
        values.put("PEOPLE", Arrays.stream(people).map(name -> "'" + name + "'").collect(Collectors.joining(", ")));
        for (String folder : List.of("cert", "metadata", "tmp", "sessions")) {
            try {
                Files.createDirectories(work.resolve(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Shell.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=simplesamlphp",
                "-keyout",
                work.resolve("cert/idp.pem").toString(),
                "-out",
                work.resolve("cert/idp.crt").toString());
        write("config.php", "");
        write("authsources.php", "");
        write("saml20-idp-hosted.php", "metadata");
        process = ForeignProcess.start(
                work,
                port,
                // Several workers: a page of it may ask the server itself.
                Map.of("SIMPLESAMLPHP_CONFIG_DIR", work.toString(), "PHP_CLI_SERVER_WORKERS", "4"),
                List.of(
                        PHP.toString(),
                        "-S",
                        "127.0.0.1:" + port,
                        "-t",
                        PROGRAM.resolve("www").toString()));
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** What it says about itself, to be pasted in the wizard. */
    String metadata() {
        HttpResponse<String> answer =
                Installation.send(HttpRequest.newBuilder(URI.create(address() + "/saml2/idp/metadata.php")));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** What its administrator fills in about us: the values to copy of the connection, and our certificate. */
    void trust(Map<String, String> copied, String certificate) {
        values.put("ENTITY_ID", copied.get("entityId"));
        values.put("ACS_URL", copied.get("acsUrl"));
        values.put("SLO_URL", copied.get("sloUrl"));
        values.put("CERTIFICATE", certificate);
        write("saml20-sp-remote.php", "metadata");
    }

    /** Fills in its sign-in page. */
    void signIn(Page page, String person) {
        page.locator("input[name=username]").fill(person);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("#submit_button, button[type=submit], input[type=submit]")
                .first()
                .click();
    }

    /** Where somebody signs out at the company itself. */
    String signOutAddress() {
        return address() + "/saml2/idp/initSLO.php?RelayState="
                + java.net.URLEncoder.encode(address() + "/", StandardCharsets.UTF_8);
    }

    private void write(String template, String folder) {
        try (InputStream in = SimpleSamlPhp.class.getResourceAsStream("simplesamlphp/" + template)) {
            String text = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            Files.writeString(work.resolve(folder).resolve(template), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
