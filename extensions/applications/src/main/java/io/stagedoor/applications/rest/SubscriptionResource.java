package io.stagedoor.applications.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.domain.Subscription;
import io.stagedoor.applications.store.Subscriptions;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One subscription, which two organizations may see: whose API it is decides, whose application it is gives up. */
public final class SubscriptionResource {

    private final AdministrativeCall call;
    private final String id;

    SubscriptionResource(AdministrativeCall call, String id) {
        this.call = call;
        this.id = id;
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_APPLICATIONS);
        Subscription found = found(one -> isMade(one) || isReceived(one));
        return Answers.ok(
                SubscriptionJson.of(
                        found,
                        new Names(call.session(), call.realm()),
                        call.organization().getId()),
                new EntityTag(found.version()));
    }

    /** Gives it up. */
    @DELETE
    @Path("")
    public Response giveUp(@HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.REQUEST_SUBSCRIPTIONS);
        Subscription mine = found(this::isMade);
        if (!mine.askedBy().equals(call.caller().subject()) && !call.may(AdministrativeAction.DECIDE_SUBSCRIPTIONS)) {
            throw call.fail(Problem.forbidden(
                    "Somebody else has asked for this: ask them, an owner or a security-administrator."));
        }
        return decisions().giveUp(mine, ifMatch);
    }

    @POST
    @Path("approval")
    public Response approve(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        return decisions().approve(decided(), ifMatch, body);
    }

    @POST
    @Path("refusal")
    public Response refuse(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        return decisions().refuse(decided(), ifMatch, body);
    }

    @POST
    @Path("revocation")
    public Response revoke(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        return decisions().revoke(decided(), ifMatch, body);
    }

    private Subscription decided() {
        call.permit(AdministrativeAction.DECIDE_SUBSCRIPTIONS);
        return found(this::isReceived);
    }

    private Subscription found(Predicate<Subscription> whose) {
        return new Subscriptions(
                        Providers.entities(call.session()), call.realm().getId())
                .find(id)
                .filter(whose)
                .orElseThrow(() -> call.fail(Problem.notFound()));
    }

    private boolean isMade(Subscription subscription) {
        return subscription
                .subscriber()
                .organization()
                .equals(call.organization().getId());
    }

    private boolean isReceived(Subscription subscription) {
        return new Names(call.session(), call.realm())
                .api(subscription.api())
                .filter(api -> api.owner().equals(call.organization().getId()))
                .isPresent();
    }

    private Decisions decisions() {
        return new Decisions(new Desk.OfOrganization(call));
    }
}
