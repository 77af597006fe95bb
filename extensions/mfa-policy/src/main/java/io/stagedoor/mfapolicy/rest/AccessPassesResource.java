package io.stagedoor.mfapolicy.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.mfapolicy.change.PassLetters;
import io.stagedoor.mfapolicy.change.Passes;
import io.stagedoor.mfapolicy.change.Providers;
import io.stagedoor.mfapolicy.domain.AccessPass;
import io.stagedoor.signals.api.Signal;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.UserModel;

/** For somebody who cannot show their second factor: a way in for a while, given by their home organization. */
public final class AccessPassesResource {

    private static final Logger LOG = Logger.getLogger(AccessPassesResource.class);

    private final AdministrativeCall call;

    AccessPassesResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("{person}")
    public Response list(@PathParam("person") String person) {
        call.permit(AdministrativeAction.ISSUE_ACCESS_PASS);
        PassHolder holder = PassHolder.of(call, person);
        List<AccessPassJson> open = passes().open(holder.person()).stream()
                .filter(pass -> pass.organization().equals(call.organization().getId()))
                .map(pass -> AccessPassJson.of(pass, null))
                .toList();
        return Answers.ok(new AccessPassJson.Passes(open));
    }

    /** Whatever the person had is over by it. */
    @POST
    @Path("{person}")
    public Response give(@PathParam("person") String person, String body) {
        call.permit(AdministrativeAction.ISSUE_ACCESS_PASS);
        PassHolder holder = PassHolder.of(call, person);
        holder.permit();
        AccessPassRequest asked = Json.read(body, AccessPassRequest.class);
        Duration lifetime = asked.lifetime();
        boolean once = asked.once();
        UserModel user = holder.person();
        if (!user.isEnabled()) {
            throw call.fail(
                    Problem.conflict("suspended", "This person is suspended", "Reinstate them before they sign in."));
        }
        if (user.getEmail() == null) {
            throw call.fail(Problem.conflict(
                    "no-address",
                    "This person has no e-mail address",
                    "An access pass is announced by a letter. Give them an address first."));
        }
        Passes.Given given = given(user, once, lifetime);
        record("access-pass.create", given.pass());
        Providers.signals(call.session())
                .raise(Signal.credentialChanged(
                        call.realm().getId(), user.getId(), "access pass given by an administrator"));
        return Answers.created(AccessPassJson.of(given.pass(), given.code()));
    }

    @DELETE
    @Path("{person}/{id}")
    public Response revoke(@PathParam("person") String person, @PathParam("id") String id) {
        call.permit(AdministrativeAction.ISSUE_ACCESS_PASS);
        PassHolder holder = PassHolder.of(call, person);
        holder.permit();
        AccessPass open = passes().open(holder.person())
                .filter(pass -> pass.id().equals(id))
                .orElseThrow(() -> call.fail(Problem.notFound()));
        if (!passes().revoke(call.organization(), holder.person(), id)) {
            throw call.fail(Problem.notFound());
        }
        record("access-pass.revoke", open);
        return Answers.nothing();
    }

    private Passes.Given given(UserModel user, boolean once, Duration lifetime) {
        try {
            Passes.Given given =
                    passes().give(call.organization(), user, call.caller().subject(), once, lifetime);
            PassLetters.given(call.session(), call.realm(), call.organization(), user, given.pass());
            return given;
        } catch (WrittenMeanwhileException e) {
            throw call.fail(Problem.conflict(
                    "given-meanwhile",
                    "Somebody else gave an access pass",
                    "Ask your colleague, or make another one: theirs is over then."));
        } catch (EmailException e) {
            throw notSent(e);
        }
    }

    /** The answer says nothing of the mail server. */
    private ProblemException notSent(EmailException e) {
        LOG.warnf(e, "a letter could not be sent (%s)", call.correlationId().value());
        return call.fail(new Problem(
                502,
                "mail-not-sent",
                "The letter could not be sent",
                "Nothing was changed. Try again; if it fails again, ask whoever runs the mail server.",
                null));
    }

    private void record(String action, AccessPass pass) {
        ChangeTrail.record(
                call,
                action,
                new AuditFact.Target("person", pass.person()),
                Map.of(
                        "pass", pass.id(),
                        "uses", pass.once() ? AccessPassRequest.ONCE : AccessPassRequest.MANY,
                        "until", pass.expiresAt().toString()));
    }

    private Passes passes() {
        return new Passes(call.session(), call.realm());
    }
}
