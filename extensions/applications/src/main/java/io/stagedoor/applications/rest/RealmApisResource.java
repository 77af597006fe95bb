package io.stagedoor.applications.rest;

import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.domain.Subscription;
import io.stagedoor.applications.domain.Subscription.State;
import io.stagedoor.applications.store.Subscriptions;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The realm's own APIs, and who has subscribed to them; for operators. */
public final class RealmApisResource {

    private final RealmCall call;

    RealmApisResource(RealmCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        return own().list(after, limit);
    }

    @POST
    @Path("")
    public Response register(String body) {
        return changing().register(body);
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        return own().read(id);
    }

    @PUT
    @Path("{id}")
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        return changing().change(id, ifMatch, body);
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return changing().delete(id, ifMatch);
    }

    @POST
    @Path("{id}/suspension")
    public Response suspend(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return changing().suspend(id, ifMatch);
    }

    @DELETE
    @Path("{id}/suspension")
    public Response resume(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return changing().resume(id, ifMatch);
    }

    @GET
    @Path("{id}/subscriptions")
    public Response subscriptions(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        Desk desk = Desk.OfOperators.of(call);
        new OwnApis(desk).found(id);
        int size = Page.size(limit);
        @Nullable State wanted = state == null ? null : Checked.parameter(() -> State.of(state));
        List<Subscription> found = rows().ofApi(id, wanted, Page.position(after), size + 1);
        Names names = new Names(call.session(), call.realm());
        return Answers.ok(
                Page.of(found, size, Subscription::id).map(one -> SubscriptionJson.of(one, names, Api.REALM)));
    }

    @POST
    @Path("{id}/subscriptions/{subscription}/approval")
    public Response approve(
            @PathParam("id") String id,
            @PathParam("subscription") String subscription,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            String body) {
        Desk desk = Desk.OfOperators.changing(call);
        return new Decisions(desk).approve(found(desk, id, subscription), ifMatch, body);
    }

    @POST
    @Path("{id}/subscriptions/{subscription}/refusal")
    public Response refuse(
            @PathParam("id") String id,
            @PathParam("subscription") String subscription,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            String body) {
        Desk desk = Desk.OfOperators.changing(call);
        return new Decisions(desk).refuse(found(desk, id, subscription), ifMatch, body);
    }

    @POST
    @Path("{id}/subscriptions/{subscription}/revocation")
    public Response revoke(
            @PathParam("id") String id,
            @PathParam("subscription") String subscription,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            String body) {
        Desk desk = Desk.OfOperators.changing(call);
        return new Decisions(desk).revoke(found(desk, id, subscription), ifMatch, body);
    }

    private Subscription found(Desk desk, String api, String subscription) {
        new OwnApis(desk).found(api);
        return rows().find(subscription)
                .filter(one -> one.api().equals(api))
                .orElseThrow(() -> desk.fail(Problem.notFound()));
    }

    private OwnApis own() {
        return new OwnApis(Desk.OfOperators.of(call));
    }

    private OwnApis changing() {
        return new OwnApis(Desk.OfOperators.changing(call));
    }

    private Subscriptions rows() {
        return new Subscriptions(
                Providers.entities(call.session()), call.realm().getId());
    }
}
