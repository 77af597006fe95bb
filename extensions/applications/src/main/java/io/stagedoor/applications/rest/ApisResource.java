package io.stagedoor.applications.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.store.Apis;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** APIs of an organization, and those that others offer to it. */
public final class ApisResource {

    private final AdministrativeCall call;
    private final OwnApis own;

    ApisResource(AdministrativeCall call) {
        this.call = call;
        this.own = new OwnApis(new Desk.OfOrganization(call));
    }

    @GET
    @Path("")
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        call.permit(AdministrativeAction.READ_APPLICATIONS);
        return own.list(after, limit);
    }

    @POST
    @Path("")
    public Response register(String body) {
        call.permit(AdministrativeAction.CHANGE_APIS);
        return own.register(body);
    }

    /** What comes with the realm stands on the first page, beside as many as were asked for. */
    @GET
    @Path("offered")
    public Response offered(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        call.permit(AdministrativeAction.READ_APPLICATIONS);
        int size = Page.size(limit);
        @Nullable String position = Page.position(after);
        Page<Api> page = Page.of(
                new Apis(Providers.entities(call.session()), call.realm().getId())
                        .offeredTo(call.organization().getId(), position, size + 1),
                size,
                Api::id);
        Names names = new Names(call.session(), call.realm());
        List<Api> all =
                new ArrayList<>(position == null ? names.declared().stream().toList() : List.of());
        all.addAll(page.items());
        return Answers.ok(new Page<>(all, page.next()).map(api -> ApiJson.offered(api, names)));
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        call.permit(AdministrativeAction.READ_APPLICATIONS);
        return own.read(id);
    }

    @PUT
    @Path("{id}")
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_APIS);
        return own.change(id, ifMatch, body);
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.CHANGE_APIS);
        return own.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/suspension")
    public Response suspend(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.CHANGE_APIS);
        return own.suspend(id, ifMatch);
    }

    @DELETE
    @Path("{id}/suspension")
    public Response resume(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.CHANGE_APIS);
        return own.resume(id, ifMatch);
    }
}
