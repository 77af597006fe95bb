package io.stagedoor.administration.rest;

import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.api.RealmApi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/stagedoor}: finds the capability, after it has found the caller and the organization. */
public final class AdministrativeRoot {

    private final KeycloakSession session;

    AdministrativeRoot(KeycloakSession session) {
        this.session = session;
    }

    /** The OpenAPI 3.1 document of everything below; for everybody, as it says nothing about anybody. */
    @GET
    @Path("v1/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Response openApi() {
        return Response.ok(Json.write(OpenApi.of(session)))
                .header("Cache-Control", "public, max-age=300")
                .build();
    }

    @Path("v1/organizations/{alias}/{capability}")
    public Object organization(@PathParam("alias") String alias, @PathParam("capability") String capability) {
        Authentication caller = Authentication.of(session);
        @Nullable OrganizationApi api = session.getProvider(OrganizationApi.class, capability);
        if (api == null) {
            throw new ProblemException(Problem.notFound());
        }
        return api.resource(caller.about(alias));
    }

    @Path("v1/{capability}")
    public Object realm(@PathParam("capability") String capability) {
        Authentication caller = Authentication.of(session);
        @Nullable RealmApi api = session.getProvider(RealmApi.class, capability);
        if (api == null) {
            throw new ProblemException(Problem.notFound());
        }
        return api.resource(caller.realmCall());
    }
}
