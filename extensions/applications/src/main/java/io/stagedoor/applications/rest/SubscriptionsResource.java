package io.stagedoor.applications.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.domain.Life;
import io.stagedoor.applications.domain.Subscriber;
import io.stagedoor.applications.domain.Subscription;
import io.stagedoor.applications.domain.Subscription.State;
import io.stagedoor.applications.store.Apis;
import io.stagedoor.applications.store.Subscriptions;
import io.stagedoor.database.WrittenMeanwhileException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Subscriptions that an organization has asked for, and those to its APIs. */
public final class SubscriptionsResource {

    private final AdministrativeCall call;

    SubscriptionsResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list(
            @QueryParam("of") @Nullable String of,
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        call.permit(AdministrativeAction.READ_APPLICATIONS);
        int size = Page.size(limit);
        @Nullable String position = Page.position(after);
        @Nullable State wanted = state == null ? null : Checked.parameter(() -> State.of(state));
        List<Subscription> found = switch (of == null ? "made" : of) {
            case "made" -> rows().madeBy(organization(), wanted, position, size + 1);
            case "received" -> rows().receivedBy(organization(), wanted, position, size + 1);
            default -> throw call.fail(Problem.badRequest("of is made or received.", null));
        };
        Names names = names();
        return Answers.ok(
                Page.of(found, size, Subscription::id).map(one -> SubscriptionJson.of(one, names, organization())));
    }

    /** Active at once where the API does not ask for approval. */
    @POST
    @Path("")
    public Response ask(String body) {
        call.permit(AdministrativeAction.REQUEST_SUBSCRIPTIONS);
        SubscriptionJson.Request asked = Json.read(body, SubscriptionJson.Request.class);
        Api api = visible(asked.api() == null ? "" : asked.api());
        Subscriber subscriber = new SubscribersToBe(call).of(asked.subscriber());
        if (api.isDeclared() && subscriber.type() == Subscriber.Type.SERVICE_ACCOUNT) {
            throw call.fail(open("Service accounts have this API already"));
        }
        Optional<Subscription> before = rows().between(subscriber.id(), api.id());
        before.filter(Subscription::isOpen).ifPresent(one -> {
            throw call.fail(open("There is this subscription already, and it is "
                    + one.state().word()));
        });
        Subscription wanted = Checked.value(() -> wanted(before, subscriber, api, asked.purpose()), "/purpose");
        // What needs no approval now, is not to need one by the time that this is written.
        if (!new Apis(Providers.entities(call.session()), call.realm().getId()).hold(api) || !isWritten(wanted)) {
            throw call.fail(Problem.preconditionFailed());
        }
        new Decisions(new Desk.OfOrganization(call)).record("subscription.request", wanted);
        return Answers.created(SubscriptionJson.of(wanted, names(), organization()), new EntityTag(wanted.version()));
    }

    @Path("{id}")
    public SubscriptionResource subscription(@PathParam("id") String id) {
        return new SubscriptionResource(call, id);
    }

    private boolean isWritten(Subscription wanted) {
        if (wanted.version() > 1) {
            return rows().change(wanted);
        }
        try {
            rows().insert(wanted);
            return true;
        } catch (WrittenMeanwhileException e) {
            return false; // somebody else asks for the same in this moment
        }
    }

    private Subscription wanted(
            Optional<Subscription> before, Subscriber subscriber, Api api, @Nullable String purpose) {
        String text = purpose == null ? "" : purpose;
        String by = call.caller().subject();
        return before.map(one -> one.again(subscriber, api, text, by))
                .orElseGet(() -> Subscription.asked(KeycloakModelUtils.generateId(), subscriber, api, text, by));
    }

    /** Not to be told from one that there is not. */
    private Api visible(String id) {
        return names().api(id)
                .filter(api -> api.life() == Life.ACTIVE && api.isVisibleTo(organization()))
                .orElseThrow(() -> call.fail(
                        Problem.invalid("There is no such API, or it is not offered to this organization.", "/api")));
    }

    private static Problem open(String title) {
        return Problem.conflict("subscription-state", title, "There is nothing to ask for.");
    }

    private String organization() {
        return call.organization().getId();
    }

    private Names names() {
        return new Names(call.session(), call.realm());
    }

    private Subscriptions rows() {
        return new Subscriptions(
                Providers.entities(call.session()), call.realm().getId());
    }
}
