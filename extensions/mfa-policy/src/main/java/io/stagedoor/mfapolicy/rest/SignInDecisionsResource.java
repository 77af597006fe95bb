package io.stagedoor.mfapolicy.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.mfapolicy.change.Providers;
import io.stagedoor.mfapolicy.store.DecisionStore;
import io.stagedoor.mfapolicy.store.DecisionStore.Kept;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Why somebody was let in, asked for more, or refused. */
public final class SignInDecisionsResource {

    record DecisionJson(
            String person,
            String application,
            String address,
            String at,
            String outcome,
            String ifReported,
            JsonNode reasons) {

        static DecisionJson of(Kept kept) {
            return new DecisionJson(
                    kept.person(),
                    kept.application(),
                    kept.address(),
                    kept.at().toString(),
                    kept.outcome(),
                    kept.reported(),
                    ReportJson.reasons(kept));
        }
    }

    record DecisionsJson(String signIn, List<DecisionJson> decisions) {}

    private final AdministrativeCall call;

    SignInDecisionsResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        call.permit(AdministrativeAction.READ_ACCESS_POLICIES);
        List<Kept> kept = new DecisionStore(
                        Providers.entities(call.session()), call.realm().getId())
                .read(call.organization().getId(), id, Providers.CLOCK.instant());
        if (kept.isEmpty()) {
            throw call.fail(Problem.notFound());
        }
        return Answers.ok(
                new DecisionsJson(id, kept.stream().map(DecisionJson::of).toList()));
    }
}
