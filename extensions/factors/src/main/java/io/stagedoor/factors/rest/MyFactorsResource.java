package io.stagedoor.factors.rest;

import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.factors.change.Providers;
import io.stagedoor.factors.change.Traces;
import io.stagedoor.factors.domain.FactorName;
import io.stagedoor.factors.domain.FactorUse;
import io.stagedoor.factors.domain.Kinds;
import io.stagedoor.factors.store.UseStore;
import io.stagedoor.mfapolicy.api.NeededFactors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;

/** The caller's own factors. They are set up and taken away on the sign-in pages, behind a fresh sign-in; what is here makes nobody weaker. */
public final class MyFactorsResource {

    /** What to call it. */
    record NameRequest(@Nullable String name) {
        FactorName checked() {
            return new FactorName(name == null ? "" : name);
        }
    }

    private final RealmCall call;

    MyFactorsResource(RealmCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list() {
        List<CredentialModel> factors = factors();
        Map<String, FactorUse> uses = new UseStore(
                        Providers.entities(call.session()), call.realm().getId())
                .of(call.user().getId());
        NeededFactors needed = new NeededFactors(call.session(), call.realm(), call.user());
        @Nullable
        String first = factors.stream()
                .filter(factor -> Kinds.canBePreferred(factor.getType()))
                .map(CredentialModel::getId)
                .findFirst()
                .orElse(null);
        return Answers.ok(new MyFactorJson.All(factors.stream()
                .map(factor -> MyFactorJson.of(
                        factor,
                        uses.getOrDefault(factor.getId(), FactorUse.NEVER),
                        factor.getId().equals(first),
                        needed.policy(factor.getId()).orElse(null)))
                .toList()));
    }

    @PUT
    @Path("{id}")
    public Response rename(@PathParam("id") String id, String body) {
        CredentialModel factor = factor(id);
        FactorName name = Checked.value(Json.read(body, NameRequest.class)::checked, "/name");
        call.user().credentialManager().updateCredentialLabel(factor.getId(), name.value());
        return Answers.nothing();
    }

    /** From now on the sign-in page offers it first. */
    @PUT
    @Path("{id}/preferred")
    public Response prefer(@PathParam("id") String id) {
        CredentialModel factor = factor(id);
        if (!Kinds.canBePreferred(factor.getType())) {
            throw new ProblemException(Problem.conflict(
                    "not-preferable",
                    "Recovery codes are for emergencies",
                    "Prefer another factor; the codes are offered beside it."));
        }
        call.user().credentialManager().moveStoredCredentialTo(factor.getId(), null);
        new Traces(call.session(), call.realm(), call.user())
                .done("factor.prefer", call.client().getClientId(), Map.of("factor", id, "type", factor.getType()));
        return Answers.nothing();
    }

    private CredentialModel factor(String id) {
        return factors().stream()
                .filter(factor -> factor.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private List<CredentialModel> factors() {
        return call.user()
                .credentialManager()
                .getStoredCredentialsStream()
                .filter(credential -> Kinds.isFactor(credential.getType()))
                .toList();
    }
}
