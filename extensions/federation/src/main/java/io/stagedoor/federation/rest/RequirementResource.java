package io.stagedoor.federation.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.federation.change.ConnectionChanges;
import io.stagedoor.federation.change.Providers;
import io.stagedoor.federation.domain.Connection;
import io.stagedoor.federation.domain.ConnectionState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether people of a connection's domains have no other way in. */
public final class RequirementResource {

    record RequirementRequest(@Nullable Boolean required) {}

    record RequirementJson(boolean required, long people, long withPassword, long sessions) {}

    record Changed(boolean required, long sessionsEnded) {}

    private final AdministrativeCall call;
    private final String id;
    private final ConnectionChanges changes;

    RequirementResource(AdministrativeCall call, String id) {
        this.call = call;
        this.id = id;
        this.changes = new ConnectionChanges(call.session(), call.organization());
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_CONNECTIONS);
        Connection connection = Providers.connections(
                        call.session(), call.organization().getId())
                .find(id)
                .orElseThrow(() -> call.fail(Problem.notFound()));
        ConnectionChanges.Concerned concerned = changes.concerned(connection);
        return Answers.ok(new RequirementJson(
                connection.required(), concerned.people(), concerned.withPassword(), concerned.sessions()));
    }

    @PUT
    @Path("")
    public Response change(String body) {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        @Nullable Boolean required = Json.read(body, RequirementRequest.class).required();
        if (required == null) {
            throw call.fail(Problem.invalid("Say true or false.", "/required"));
        }
        Connection present = Providers.connections(
                        call.session(), call.organization().getId())
                .lock(id)
                .orElseThrow(() -> call.fail(Problem.notFound()));
        if (required && present.state() != ConnectionState.ACTIVE) {
            throw call.fail(Problem.conflict("not-active", "The connection is not active", "Switch it on first."));
        }
        boolean wayOut = !Providers.breakGlass(
                        call.session(), call.organization().getId())
                .list()
                .isEmpty();
        if (required && present.lastSignIn() == null && !wayOut) {
            throw call.fail(
                    Problem.conflict(
                            "lock-out",
                            "Everybody could be locked out",
                            "Nobody has signed in through this connection yet. Sign in with it once, or name somebody who is excepted."));
        }
        long ended = present.required() == required ? 0 : changes.require(present, required);
        Trail.record(
                call,
                required ? "connection.require" : "connection.release",
                "connection",
                id,
                Map.of("sessionsEnded", String.valueOf(ended)));
        return Answers.ok(new Changed(required, ended));
    }
}
