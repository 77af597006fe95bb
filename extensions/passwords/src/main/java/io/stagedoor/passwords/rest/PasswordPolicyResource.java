package io.stagedoor.passwords.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.passwords.change.Providers;
import io.stagedoor.passwords.change.RealmPolicy;
import io.stagedoor.passwords.domain.PasswordPolicy;
import io.stagedoor.passwords.store.PolicyStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What passwords of an organization's people have to be, over what the realm asks of everybody. Guests are their own organization's business. */
public final class PasswordPolicyResource {

    private final AdministrativeCall call;

    PasswordPolicyResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_PASSWORD_POLICY);
        return answer();
    }

    @PUT
    @Path("")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_PASSWORD_POLICY);
        PolicyStore.Stored present = store().read(id());
        new EntityTag(present.version()).require(ifMatch);
        PasswordPolicy realm = RealmPolicy.of(call.realm());
        PasswordPolicy asked = asked(Json.read(body, PolicyJson.class), realm);
        if (!isWritten(asked, present.version())) {
            throw call.fail(Problem.preconditionFailed());
        }
        ChangeTrail.record(
                call, "password-policy.change", PolicyJson.difference(realm.and(present.policy()), realm.and(asked)));
        return answer();
    }

    private PasswordPolicy asked(PolicyJson body, PasswordPolicy realm) {
        try {
            return AskedPolicy.of(body, realm);
        } catch (ProblemException e) {
            throw call.fail(e.problem());
        }
    }

    private boolean isWritten(PasswordPolicy policy, long expected) {
        try {
            return store().write(call.realm().getId(), id(), policy, expected);
        } catch (WrittenMeanwhileException e) {
            return false;
        }
    }

    /** What holds: what was chosen, and where the realm has become stricter since, the realm's. */
    private Response answer() {
        PolicyStore.Stored stored = store().read(id());
        PasswordPolicy realm = RealmPolicy.of(call.realm());
        return Answers.ok(PolicyJson.of(realm.and(stored.policy()), realm), new EntityTag(stored.version()));
    }

    private String id() {
        return call.organization().getId();
    }

    private PolicyStore store() {
        return new PolicyStore(Providers.entities(call.session()));
    }
}
