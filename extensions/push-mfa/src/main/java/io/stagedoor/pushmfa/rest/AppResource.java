package io.stagedoor.pushmfa.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;

/** The files of the authenticator web app: plain modules, served as they are written. */
public final class AppResource {

    /** Nothing else is served. */
    static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("index.html", "text/html; charset=utf-8"),
            Map.entry("app.js", "text/javascript; charset=utf-8"),
            Map.entry("calls.js", "text/javascript; charset=utf-8"),
            Map.entry("keys.js", "text/javascript; charset=utf-8"),
            Map.entry("lock.js", "text/javascript; charset=utf-8"),
            Map.entry("lock-words.js", "text/javascript; charset=utf-8"),
            Map.entry("owning.js", "text/javascript; charset=utf-8"),
            Map.entry("owning-words.js", "text/javascript; charset=utf-8"),
            Map.entry("notices.js", "text/javascript; charset=utf-8"),
            Map.entry("scan.js", "text/javascript; charset=utf-8"),
            Map.entry("scan-words.js", "text/javascript; charset=utf-8"),
            Map.entry("qr/decode.js", "text/javascript; charset=utf-8"),
            Map.entry("qr/index.js", "text/javascript; charset=utf-8"),
            Map.entry("qr/LICENSE-MIT", "text/plain; charset=utf-8"),
            Map.entry("worker.js", "text/javascript; charset=utf-8"),
            Map.entry("words.js", "text/javascript; charset=utf-8"),
            Map.entry("app.css", "text/css; charset=utf-8"),
            Map.entry("icon.svg", "image/svg+xml"),
            Map.entry("icon-192.png", "image/png"),
            Map.entry("icon-512.png", "image/png"),
            Map.entry("apple-touch-icon.png", "image/png"),
            Map.entry("manifest.json", "application/manifest+json"));

    /** Everything comes from this server; nothing inline; no text becomes HTML or script. */
    private static final Map<String, String> POLICY = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " manifest-src 'self'; worker-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none';"
                    + " require-trusted-types-for 'script'; trusted-types stagedoor-worker",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "X-Frame-Options",
            "DENY",
            "X-Robots-Tag",
            "none",
            "Permissions-Policy",
            "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cache-Control",
            "no-cache");

    private final KeycloakSession session;
    private final String folder;

    AppResource(KeycloakSession session, String folder) {
        this.session = session;
        this.folder = folder;
    }

    /** The slash at the end is what the files are relative to. */
    @GET
    public Response index() {
        String path = session.getContext().getUri().getRequestUri().getRawPath();
        return path.endsWith("/")
                ? file("index.html")
                : policy(Response.status(302).location(URI.create(folder))).build();
    }

    @GET
    @Path("{name: .+}")
    public Response file(@PathParam("name") String name) {
        @Nullable String type = TYPES.get(name);
        if (type == null) {
            throw new NotFoundException();
        }
        return policy(Response.ok(bytes(name))).header("Content-Type", type).build();
    }

    /** Keycloak would write its own policy over ours, so all of its headers are left out and set here. */
    private Response.ResponseBuilder policy(Response.ResponseBuilder answer) {
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        POLICY.forEach(answer::header);
        BrowserSecurityHeaders transport = BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY;
        return answer.header(
                transport.getHeaderName(),
                session.getContext()
                        .getRealm()
                        .getBrowserSecurityHeaders()
                        .getOrDefault(transport.getKey(), transport.getDefaultValue()));
    }

    private static byte[] bytes(String name) {
        try (@Nullable InputStream in = AppResource.class.getResourceAsStream("/io/stagedoor/pushmfa/app/" + name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
