package io.stagedoor.systemtests;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** panva's oidc-provider as a company's identity provider that wants {@code private_key_jwt} and tells of logouts by the back channel. */
final class OidcProvider implements AutoCloseable {

    private static final Path LIBRARY =
            Installation.ROOT.resolve("idp-server/demo/acme-okta/node_modules/oidc-provider/lib/index.js");

    private final int port = Ports.free();
    private @Nullable ForeignProcess process;

    /** Its administrator makes us known there with the values to copy. */
    void start(String domain, Map<String, String> copied) {
        Path work = ForeignProcess.folder("oidc-provider");
        try (InputStream script = OidcProvider.class.getResourceAsStream("oidc-provider/server.mjs")) {
            Path server = work.resolve("server.mjs");
            Files.copy(Objects.requireNonNull(script), server);
            process = ForeignProcess.start(
                    work,
                    port,
                    Map.of(
                            "OIDC_PROVIDER",
                            LIBRARY.toUri().toString(),
                            "SETTINGS",
                            Installation.JSON.writeValueAsString(
                                    Map.of("issuer", issuer(), "domain", domain, "copied", copied))),
                    List.of(node(), server.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port;
    }

    /** Fills in its sign-in page. */
    void signIn(Page page, String person) {
        page.waitForURL(address -> address.startsWith(issuer() + "/interaction/"));
        page.locator("input[name=login]").fill(person);
        page.locator("input[name=password]").fill("of-a-company-for-tests-only");
        page.locator("button[type=submit]").click();
    }

    /** Answers its question whether to sign out there, too. */
    void confirmSignOut(Page page) {
        page.waitForURL(address -> address.startsWith(issuer() + "/session/end"));
        page.locator("button[name=logout]").click();
    }

    String signOutAddress() {
        return issuer() + "/session/end";
    }

    private static String node() {
        Assumptions.assumeTrue(Files.exists(LIBRARY), "oidc-provider is not installed here");
        String found = Stream.of("/usr/bin/node", "/usr/local/bin/node")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("");
        Assumptions.assumeFalse(found.isEmpty(), "no Node on this machine");
        return found;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
