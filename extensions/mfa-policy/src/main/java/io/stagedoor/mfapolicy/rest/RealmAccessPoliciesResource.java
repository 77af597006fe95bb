package io.stagedoor.mfapolicy.rest;

import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.mfapolicy.change.LockOut;
import io.stagedoor.mfapolicy.change.Providers;
import io.stagedoor.mfapolicy.domain.PolicySet;
import io.stagedoor.mfapolicy.store.PolicyStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The floor that no organization goes below; for realm operators. */
public final class RealmAccessPoliciesResource {

    private final RealmCall call;

    RealmAccessPoliciesResource(RealmCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read() {
        permit();
        return sets().read();
    }

    @PUT
    @Path("")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        permit();
        call.requireFreshAuthentication();
        return record(
                "access-policies.change",
                () -> sets().change(ifMatch, body, call.user().getId(), this::lockedOut));
    }

    @GET
    @Path("versions")
    public Response versions() {
        permit();
        return sets().versions();
    }

    @POST
    @Path("versions/{id}/restore")
    public Response restore(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        permit();
        call.requireFreshAuthentication();
        return record(
                "access-policies.restore",
                () -> sets().restore(id, ifMatch, call.user().getId(), this::lockedOut));
    }

    private void permit() {
        if (!call.byOperator()) {
            throw new ProblemException(Problem.forbidden("Only realm operators see and change the realm's floor."));
        }
    }

    private Optional<String> lockedOut(PolicySet proposed) {
        return new LockOut(call.session(), call.realm()).byFloor(call.user(), proposed, call.from());
    }

    private Response record(String action, Supplier<Sets.Changed> change) {
        try {
            Sets.Changed changed = change.get();
            Providers.trail(call.session())
                    .record(new AuditFact(
                            call.realm().getId(),
                            null,
                            AuditFact.Actor.person(
                                    call.user().getId(), call.client().getClientId()),
                            action,
                            new AuditFact.Target("realm", call.realm().getId()),
                            AuditFact.Outcome.SUCCESS,
                            null,
                            call.from(),
                            call.correlationId().value(),
                            changed.details()));
            return changed.answer();
        } catch (ProblemException e) {
            call.session().getTransactionManager().setRollbackOnly();
            throw e;
        }
    }

    private Sets sets() {
        return new Sets(call.session(), call.realm(), PolicyStore.REALM);
    }
}
