package io.stagedoor.guests.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.ChangeTrail;
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

/** What the people and guests of an organization agree to. */
public final class TermsResource {

    private final AdministrativeCall call;

    TermsResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_TERMS);
        return TermsJson.answer(store(), scope());
    }

    @PUT
    @Path("")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_TERMS);
        record("terms.change", orFail(() -> TermsJson.change(store(), scope(), ifMatch, body)));
        return TermsJson.answer(store(), scope());
    }

    @DELETE
    @Path("")
    public Response remove(@HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.CHANGE_TERMS);
        record("terms.remove", orFail(() -> TermsJson.remove(store(), scope(), ifMatch)));
        return TermsJson.answer(store(), scope());
    }

    private Optional<Terms> orFail(Supplier<Optional<Terms>> change) {
        try {
            return change.get();
        } catch (ProblemException e) {
            throw call.fail(e.problem());
        }
    }

    private void record(String action, Optional<Terms> before) {
        ChangeTrail.record(
                call,
                action,
                Map.of(
                        "version",
                        store().read(scope())
                                .map(stored -> stored.terms().version())
                                .orElse(""),
                        "before",
                        before.map(Terms::version).orElse("")));
    }

    private String scope() {
        return call.organization().getId();
    }

    private TermsStore store() {
        return new TermsStore(Providers.entities(call.session()), call.realm().getId());
    }
}
