package io.stagedoor.portal.rest;

import io.stagedoor.portal.bundle.Asset;
import io.stagedoor.portal.bundle.Bundle;
import io.stagedoor.portal.bundle.EntryPage;
import io.stagedoor.portal.bundle.ResponsePolicy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code /realms/{realm}/portal}: the page at every address, assets below {@code assets}. */
public final class PortalResource {

    /** The client that the application signs in as; a realm without it has no portal. */
    static final String CLIENT_ID = "stagedoor-portal";

    private final KeycloakSession session;

    PortalResource(KeycloakSession session) {
        this.session = session;
    }

    /** Answers with and without the slash; relative addresses and the redirect address need it. */
    @GET
    @Path("")
    public Response root() {
        checkEnabled();
        if (!session.getContext().getUri().getRequestUri().getRawPath().endsWith("/")) {
            return policy(Response.status(302).location(URI.create(portalPath() + "/")))
                    .header("Cache-Control", "no-cache")
                    .type("text/html")
                    .build();
        }
        return page();
    }

    @GET
    @Path("{path:.+}")
    public Response page(@PathParam("path") String path) {
        checkEnabled();
        return page();
    }

    @GET
    @Path("assets/{name}")
    public Response asset(
            @PathParam("name") String name, @HeaderParam("Accept-Encoding") @Nullable String acceptEncoding) {
        checkEnabled();
        Optional<Asset> asset = Bundle.get().asset(name);
        if (asset.isEmpty()) {
            // After an upgrade an open page asks for files that are gone: the application says so and loads anew.
            throw new NotFoundException();
        }
        boolean packed = acceptEncoding != null && ResponsePolicy.takesGzip(acceptEncoding);
        Response.ResponseBuilder answer =
                policy(Response.ok(packed ? asset.get().packed() : asset.get().plain()));
        ResponsePolicy.ofAsset().forEach(answer::header);
        if (packed) {
            answer.header("Content-Encoding", "gzip");
        }
        return answer.header("Content-Type", asset.get().type()).build();
    }

    private Response page() {
        Response.ResponseBuilder answer =
                policy(Response.ok(new EntryPage(Bundle.get()).html(portalPath() + "/assets")));
        ResponsePolicy.ofPage().forEach(answer::header);
        return answer.header("Content-Type", "text/html; charset=utf-8").build();
    }

    /** Keycloak would write its own policy over ours, so all of its headers are left out and set here. */
    private Response.ResponseBuilder policy(Response.ResponseBuilder answer) {
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        ResponsePolicy.common().forEach(answer::header);
        BrowserSecurityHeaders transport = BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY;
        answer.header(
                transport.getHeaderName(),
                realm().getBrowserSecurityHeaders().getOrDefault(transport.getKey(), transport.getDefaultValue()));
        return answer;
    }

    private void checkEnabled() {
        @Nullable ClientModel client = realm().getClientByClientId(CLIENT_ID);
        if (!realm().isEnabled() || client == null || !client.isEnabled()) {
            throw new NotFoundException();
        }
    }

    private String portalPath() {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms")
                .segment(realm().getName(), "portal")
                .build()
                .getRawPath();
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
