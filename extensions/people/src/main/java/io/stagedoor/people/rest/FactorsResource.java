package io.stagedoor.people.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.people.change.Accounts;
import io.stagedoor.people.domain.Factors;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Second factors of one person, for who has lost theirs. */
public final class FactorsResource {

    private final AdministrativeCall call;
    private final String person;

    FactorsResource(AdministrativeCall call, String person) {
        this.call = call;
        this.person = person;
    }

    @DELETE
    @Path("{factor}")
    public Response reset(@PathParam("factor") String factor) {
        call.permit(AdministrativeAction.RESET_FACTORS);
        Member member = Member.of(call, person);
        member.permitIdentity(AdministrativeAction.RESET_FACTORS);
        // Whoever has stolen an administrator's token is not to get rid of that administrator's factors by it.
        member.forbidOneself("Change your own factors in your account, or ask another administrator.");
        if (!new Accounts(call.session(), call.realm()).removeFactor(member.person(), factor, Factors.SHOWN)) {
            throw call.fail(Problem.notFound());
        }
        Trail.record(call, "factor.reset", new AuditFact.Target("person", person), Map.of("factor", factor));
        return Answers.nothing();
    }
}
