package io.stagedoor.guests.rest;

import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.guests.change.Providers;
import io.stagedoor.guests.domain.Terms;
import io.stagedoor.guests.store.TermsStore;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What everybody agrees to; for realm operators. */
public final class RealmTermsResource {

    private final RealmCall call;

    RealmTermsResource(RealmCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read() {
        permit();
        return TermsJson.answer(store(), TermsStore.REALM);
    }

    @PUT
    @Path("")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        permit();
        call.requireFreshAuthentication();
        record("terms.change", orFail(() -> TermsJson.change(store(), TermsStore.REALM, ifMatch, body)));
        return TermsJson.answer(store(), TermsStore.REALM);
    }

    @DELETE
    @Path("")
    public Response remove(@HeaderParam("If-Match") @Nullable String ifMatch) {
        permit();
        call.requireFreshAuthentication();
        record("terms.remove", orFail(() -> TermsJson.remove(store(), TermsStore.REALM, ifMatch)));
        return TermsJson.answer(store(), TermsStore.REALM);
    }

    private void permit() {
        if (!call.byOperator()) {
            throw new ProblemException(Problem.forbidden("Only realm operators see and change everybody's terms."));
        }
    }

    private Optional<Terms> orFail(Supplier<Optional<Terms>> change) {
        try {
            return change.get();
        } catch (ProblemException e) {
            call.session().getTransactionManager().setRollbackOnly();
            throw e;
        }
    }

    private void record(String action, Optional<Terms> before) {
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
                        Map.of(
                                "version",
                                store().read(TermsStore.REALM)
                                        .map(stored -> stored.terms().version())
                                        .orElse(""),
                                "before",
                                before.map(Terms::version).orElse(""))));
    }

    private TermsStore store() {
        return new TermsStore(Providers.entities(call.session()), call.realm().getId());
    }
}
