package io.stagedoor.mfapolicy.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.mfapolicy.change.LockOut;
import io.stagedoor.mfapolicy.change.Providers;
import io.stagedoor.mfapolicy.document.PolicySetDocument;
import io.stagedoor.mfapolicy.domain.PolicySet;
import io.stagedoor.mfapolicy.store.DecisionStore;
import io.stagedoor.mfapolicy.store.PolicyStore.Version;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who needs which assurance where, in one organization. */
public final class AccessPoliciesResource {

    private final AdministrativeCall call;

    AccessPoliciesResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_ACCESS_POLICIES);
        return sets().read();
    }

    @PUT
    @Path("")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_ACCESS_POLICIES);
        return record(
                "access-policies.change",
                () -> sets().change(ifMatch, body, call.caller().subject(), this::lockedOut));
    }

    @GET
    @Path("versions")
    public Response versions() {
        call.permit(AdministrativeAction.READ_ACCESS_POLICIES);
        return sets().versions();
    }

    @GET
    @Path("versions/{id}")
    public Response version(@PathParam("id") String id) {
        call.permit(AdministrativeAction.READ_ACCESS_POLICIES);
        Version version = sets().version(id);
        return Answers.ok(PolicySetDocument.of(version.set()), new EntityTag(version.version()));
    }

    @GET
    @Path("versions/{id}/differences")
    public Response differences(@PathParam("id") String id) {
        call.permit(AdministrativeAction.READ_ACCESS_POLICIES);
        return Answers.ok(
                DifferencesJson.of(sets().version(id).set(), sets().newest().set()));
    }

    @POST
    @Path("versions/{id}/restore")
    public Response restore(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.CHANGE_ACCESS_POLICIES);
        return record(
                "access-policies.restore",
                () -> sets().restore(id, ifMatch, call.caller().subject(), this::lockedOut));
    }

    @POST
    @Path("simulate")
    public Response simulate(String body) {
        call.permit(AdministrativeAction.READ_ACCESS_POLICIES);
        return Answers.ok(new Simulation(call).run(body));
    }

    @GET
    @Path("report")
    public Response report(@QueryParam("days") @Nullable Integer days) {
        call.permit(AdministrativeAction.READ_ACCESS_POLICIES);
        int asked = Checked.parameter(() -> ReportJson.days(days));
        return Answers.ok(ReportJson.of(
                asked,
                new DecisionStore(
                                Providers.entities(call.session()), call.realm().getId())
                        .differing(
                                call.organization().getId(),
                                Providers.CLOCK.instant().minus(Duration.ofDays(asked)))));
    }

    private Optional<String> lockedOut(PolicySet proposed) {
        return new LockOut(call.session(), call.realm()).by(call.organization(), proposed, call.from());
    }

    private Response record(String action, Supplier<Sets.Changed> change) {
        try {
            Sets.Changed changed = change.get();
            ChangeTrail.record(call, action, changed.details());
            return changed.answer();
        } catch (ProblemException e) {
            throw call.fail(e.problem());
        }
    }

    private Sets sets() {
        return new Sets(call.session(), call.realm(), call.organization().getId());
    }
}
