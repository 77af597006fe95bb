package io.stagedoor.provisioning.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.provisioning.change.Deciding;
import io.stagedoor.provisioning.change.Providers;
import io.stagedoor.provisioning.domain.Rules;
import io.stagedoor.provisioning.store.Receipts;
import io.stagedoor.provisioning.store.RuleStore;
import io.stagedoor.provisioning.store.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What an organization has chosen about leaving, and its brake. */
public final class DeprovisioningResource {

    /** Both directions. */
    record RulesJson(
            @Nullable Integer percent,
            @Nullable Integer people,
            @Nullable Integer minutes,
            @Nullable Boolean holdAccess,
            @Nullable Integer retentionDays,
            @Nullable Boolean endAccessWithLastGroup) {

        static RulesJson of(Rules rules) {
            return new RulesJson(
                    rules.percent(),
                    rules.people(),
                    rules.minutes(),
                    rules.holdAccess(),
                    rules.retentionDays(),
                    rules.endAccessWithLastGroup());
        }

        Rules checked() {
            if (percent == null
                    || people == null
                    || minutes == null
                    || holdAccess == null
                    || retentionDays == null
                    || endAccessWithLastGroup == null) {
                throw new IllegalArgumentException("say all of percent, people, minutes, holdAccess, retentionDays and"
                        + " endAccessWithLastGroup");
            }
            return new Rules(percent, people, minutes, holdAccess, retentionDays, endAccessWithLastGroup);
        }
    }

    /**
     * The brake.
     *
     * @param run id of the run, to be confirmed or undone
     * @param people how many it is about
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BrakeJson(
            boolean on,
            @Nullable String run,
            @Nullable String began,
            @Nullable Integer people) {}

    /** Which run. */
    record Decision(@Nullable String run) {}

    /** How many people it was about. */
    record Decided(int people) {}

    private final AdministrativeCall call;

    DeprovisioningResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_DEPROVISIONING);
        return rules();
    }

    @PUT
    @Path("")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_DEPROVISIONING);
        RuleStore.Stored before = store().read(id());
        new EntityTag(before.version()).require(ifMatch);
        Rules rules = Checked.value(Json.read(body, RulesJson.class)::checked, "");
        store().lock(call.realm().getId(), id());
        if (!store().write(id(), rules, before.version())) {
            throw call.fail(Problem.preconditionFailed());
        }
        Trail.record(
                call,
                "deprovisioning.change",
                Map.of(
                        "before", before.rules().toString(),
                        "after", rules.toString()));
        return rules();
    }

    @GET
    @Path("brake")
    public Response brake() {
        call.permit(AdministrativeAction.READ_DEPROVISIONING);
        String run = store().read(id()).run();
        return Answers.ok(runs().find(id(), run)
                .map(on -> new BrakeJson(
                        true,
                        on.id(),
                        on.began().toString(),
                        new Receipts(Providers.entities(call.session()), id()).countOf(on.id())))
                .orElseGet(() -> new BrakeJson(false, null, null, null)));
    }

    @POST
    @Path("brake/confirm")
    public Response confirm(String body) {
        return decide(body, Runs.End.CONFIRMED, "deprovisioning.confirm");
    }

    @POST
    @Path("brake/undo")
    public Response undo(String body) {
        return decide(body, Runs.End.UNDONE, "deprovisioning.undo");
    }

    private Response decide(String body, Runs.End how, String action) {
        call.permit(AdministrativeAction.DECIDE_DEPROVISIONING);
        @Nullable String run = Json.read(body, Decision.class).run();
        if (run == null || run.isEmpty()) {
            throw call.fail(Problem.invalid("Say which run, as you have read it.", "/run"));
        }
        OptionalInt people = new Deciding(call.session(), call.organization())
                .decide(run, how, call.caller().subject());
        if (people.isEmpty()) {
            throw call.fail(Problem.conflict(
                    "decided", "Nothing of that run is held", "Read the brake again: somebody has decided already."));
        }
        Trail.record(call, action, Map.of("run", run, "people", String.valueOf(people.getAsInt())));
        return Answers.ok(new Decided(people.getAsInt()));
    }

    @Path("announcements")
    public AnnouncementsResource announcements() {
        return new AnnouncementsResource(call);
    }

    @Path("people/{person}")
    public OnePersonResource person(@PathParam("person") String person) {
        return new OnePersonResource(call, person);
    }

    private Response rules() {
        RuleStore.Stored stored = store().read(id());
        return Answers.ok(RulesJson.of(stored.rules()), new EntityTag(stored.version()));
    }

    private String id() {
        return call.organization().getId();
    }

    private RuleStore store() {
        return new RuleStore(Providers.entities(call.session()));
    }

    private Runs runs() {
        return new Runs(Providers.entities(call.session()));
    }
}
