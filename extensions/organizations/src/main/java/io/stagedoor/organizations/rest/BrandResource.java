package io.stagedoor.organizations.rest;

import io.stagedoor.organizations.domain.Brand;
import io.stagedoor.organizations.domain.StyleSheet;
import io.stagedoor.organizations.image.Picture;
import io.stagedoor.organizations.store.BrandStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * {@code /realms/{realm}/stagedoor-brand/{alias}}: for everybody, as a sign-in page is. Which aliases exist is not said: without a brand
 * the answer is the same as without an organization.
 */
public final class BrandResource {

    /** One transparent pixel. */
    private static final byte[] NOTHING = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final String NO_TAG = "none";

    private final KeycloakSession session;

    BrandResource(KeycloakSession session) {
        this.session = session;
    }

    @GET
    @Path("{alias}/style.css")
    public Response style(
            @PathParam("alias") String alias, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Optional<BrandStore.Stored> stored = store(alias).map(BrandStore::read);
        String sheet = stored.map(found -> StyleSheet.of(found.brand(), found.logo()))
                .orElseGet(() -> StyleSheet.of(Brand.NONE, null));
        // The version of a brand would tell apart who has one that is empty now.
        String tag = sheet.isEmpty()
                ? NO_TAG
                : stored.map(found -> String.valueOf(found.version())).orElse(NO_TAG);
        return answer(sheet, "text/css; charset=utf-8", tag, ifNoneMatch);
    }

    @GET
    @Path("{alias}/logo.png")
    public Response logo(@PathParam("alias") String alias, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Optional<Picture> picture = store(alias).flatMap(BrandStore::picture);
        return answer(
                picture.map(Picture::png).orElse(NOTHING),
                "image/png",
                picture.map(found -> found.logo().tag()).orElse(NO_TAG),
                ifNoneMatch);
    }

    private Optional<BrandStore> store(String alias) {
        @Nullable
        OrganizationModel organization = session.getContext().getRealm().isOrganizationsEnabled()
                ? session.getProvider(OrganizationProvider.class).getByAlias(alias)
                : null;
        return Optional.ofNullable(organization)
                .filter(OrganizationModel::isEnabled)
                .map(found -> new BrandStore(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(), found.getId()));
    }

    private static Response answer(Object entity, String type, String tag, @Nullable String ifNoneMatch) {
        String quoted = "\"" + tag + "\"";
        boolean known = ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",")).map(String::strip).anyMatch(quoted::equals);
        return (known ? Response.notModified() : Response.ok(entity))
                .type(type)
                .header("ETag", quoted)
                .header("Cache-Control", "public, max-age=300")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                .build();
    }
}
