package io.stagedoor.applications.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.applications.change.ApplicationChanges;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.domain.Application;
import io.stagedoor.applications.domain.Kind;
import io.stagedoor.applications.domain.Life;
import io.stagedoor.applications.domain.RedirectUri;
import io.stagedoor.applications.store.ApplicationRows;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.serviceaccounts.api.ClientSecrets;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One application. */
public final class ApplicationResource {

    /** @param previousLivesFor seconds that the secret before lives on; null for none */
    record SecretRequest(@Nullable Long previousLivesFor) {}

    /** A secret, this once. */
    record SecretAnswer(String clientId, String clientSecret) {}

    /** @param why for the trail */
    record SuspensionRequest(@Nullable String why) {
        SuspensionRequest {
            if (why != null && why.length() > 500) {
                throw new IllegalArgumentException("why has at most 500 characters");
            }
        }
    }

    private final AdministrativeCall call;
    private final String id;

    ApplicationResource(AdministrativeCall call, String id) {
        this.call = call;
        this.id = id;
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_APPLICATIONS);
        return answer(found());
    }

    @PUT
    @Path("")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        Application before = theirs();
        new EntityTag(before.version()).require(ifMatch);
        ApplicationJson.Request asked = Json.read(body, ApplicationJson.Request.class);
        if (asked.kind() != null && !asked.kind().equals(before.kind().word())) {
            throw call.fail(Problem.invalid("An application keeps its kind; make another one.", "/kind"));
        }
        Application.Wish wish = asked.checked(before.kind());
        Application changed = Checked.value(() -> before.as(wish), null);
        kept(changes().change(changed));
        record(call, "application.change", changed);
        return answer(changed);
    }

    @DELETE
    @Path("")
    public Response delete(@HeaderParam("If-Match") @Nullable String ifMatch) {
        Application application = theirs();
        new EntityTag(application.version()).require(ifMatch);
        if (!changes().delete(application)) {
            throw call.fail(Problem.preconditionFailed());
        }
        record(call, "application.delete", application);
        return Answers.nothing();
    }

    @POST
    @Path("suspension")
    public Response suspend(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        Application application = suspendable(ifMatch);
        @Nullable String why = Json.read(body, SuspensionRequest.class).why();
        require(application, Life.ACTIVE);
        Application suspended = kept(changes().suspend(application, why == null ? "" : why.strip()));
        record(call, "application.suspend", suspended);
        return answer(suspended);
    }

    @DELETE
    @Path("suspension")
    public Response resume(@HeaderParam("If-Match") @Nullable String ifMatch) {
        Application application = suspendable(ifMatch);
        require(application, Life.SUSPENDED);
        Application active = kept(changes().resume(application));
        record(call, "application.resume", active);
        return answer(active);
    }

    /** A new client secret, which is shown this once. */
    @POST
    @Path("secrets")
    public Response issue(String body) {
        Application application = theirs();
        @Nullable Long asked = Json.read(body, SecretRequest.class).previousLivesFor();
        long seconds = asked == null ? 0 : asked;
        if (seconds < 0 || seconds > ClientSecrets.LONGEST_ROTATION.toSeconds()) {
            throw call.fail(Problem.invalid(
                    "previousLivesFor is from 0 to " + ClientSecrets.LONGEST_ROTATION.toSeconds() + " seconds.",
                    "/previousLivesFor"));
        }
        if (application.kind() != Kind.WEB) {
            throw call.fail(Problem.conflict(
                    "no-secret",
                    "A native application keeps no secret",
                    "It shows a key of its own with each token instead (DPoP)."));
        }
        String secret = kept(changes().issue(application, Duration.ofSeconds(seconds)));
        ChangeTrail.record(
                call,
                "application.new-secret",
                target(application),
                Map.of("name", application.name(), "previousLivesFor", String.valueOf(seconds)));
        return Answers.created(new SecretAnswer(application.clientId(), secret));
    }

    /** Developers change what they have made; owners and security-administrators everything. */
    private Application theirs() {
        call.permit(AdministrativeAction.CHANGE_APPLICATIONS);
        Application application = found();
        if (!application.madeBy().equals(call.caller().subject())
                && !call.may(AdministrativeAction.SUSPEND_APPLICATIONS)) {
            throw call.fail(Problem.forbidden(
                    "Somebody else has made this application: ask them, an owner or a security-administrator."));
        }
        return application;
    }

    private Application suspendable(@Nullable String ifMatch) {
        call.permit(AdministrativeAction.SUSPEND_APPLICATIONS);
        Application application = found();
        new EntityTag(application.version()).require(ifMatch);
        return application;
    }

    private Application found() {
        return new ApplicationRows(
                        Providers.entities(call.session()), call.realm().getId())
                .find(call.organization().getId(), id)
                .orElseThrow(() -> call.fail(Problem.notFound()));
    }

    private void require(Application application, Life life) {
        if (application.life() != life) {
            throw call.fail(Problem.conflict(
                    "application-state",
                    "This application is " + application.life().word(),
                    "Read it again, and look at its state."));
        }
    }

    private <T> T kept(Optional<T> changed) {
        return changed.orElseThrow(() -> call.fail(Problem.preconditionFailed()));
    }

    private static Response answer(Application application) {
        return Answers.ok(ApplicationJson.Answer.of(application), new EntityTag(application.version()));
    }

    static void record(AdministrativeCall call, String action, Application application) {
        ChangeTrail.record(
                call,
                action,
                target(application),
                Map.of(
                        "name",
                        application.name(),
                        "kind",
                        application.kind().word(),
                        "redirectUris",
                        application.redirectUris().stream()
                                .map(RedirectUri::value)
                                .collect(Collectors.joining(" "))));
    }

    private static Target target(Application application) {
        return new Target("application", application.id());
    }

    private ApplicationChanges changes() {
        return new ApplicationChanges(call.session(), call.realm());
    }
}
