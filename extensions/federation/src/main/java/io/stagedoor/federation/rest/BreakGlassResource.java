package io.stagedoor.federation.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.federation.change.ConnectionChanges;
import io.stagedoor.federation.change.Providers;
import io.stagedoor.federation.store.BreakGlass;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Who of one organization may sign in without its required connection. */
public final class BreakGlassResource {

    record ReasonRequest(@Nullable String reason) {
        String checked() {
            String text = reason == null ? "" : reason.strip();
            if (text.isEmpty() || text.length() > BreakGlass.LONGEST_REASON) {
                throw new IllegalArgumentException("a reason has 1 to " + BreakGlass.LONGEST_REASON + " characters");
            }
            return text;
        }
    }

    record PersonName(String id, String name, String email) {}

    record ExemptedJson(PersonName person, String reason, String by, String at) {}

    record ExemptedList(List<ExemptedJson> items) {}

    private final AdministrativeCall call;
    private final BreakGlass exempted;

    BreakGlassResource(AdministrativeCall call) {
        this.call = call;
        this.exempted = Providers.breakGlass(call.session(), call.organization().getId());
    }

    @GET
    @Path("")
    public Response list() {
        call.permit(AdministrativeAction.READ_CONNECTIONS);
        return Answers.ok(
                new ExemptedList(exempted.list().stream().map(this::json).toList()));
    }

    @PUT
    @Path("{person}")
    public Response except(@PathParam("person") String person, String body) {
        call.permit(AdministrativeAction.CHANGE_BREAK_GLASS);
        String reason = Checked.value(Json.read(body, ReasonRequest.class)::checked, "/reason");
        @Nullable UserModel found = call.session().users().getUserById(call.realm(), person);
        if (found == null || !call.organization().isMember(found)) {
            throw call.fail(Problem.notFound());
        }
        if (!exempted.has(person) && exempted.list().size() >= BreakGlass.MOST) {
            throw call.fail(Problem.conflict(
                    "too-many",
                    "There are too many exceptions",
                    "At most " + BreakGlass.MOST + " people are excepted. Take one back first."));
        }
        BreakGlass.Exempted made =
                new BreakGlass.Exempted(person, reason, call.caller().subject(), Providers.CLOCK.instant());
        exempted.put(made);
        Trail.record(call, "break-glass.give", "person", person, Map.of("reason", reason));
        return Answers.ok(json(made));
    }

    @DELETE
    @Path("{person}")
    public Response takeBack(@PathParam("person") String person) {
        call.permit(AdministrativeAction.CHANGE_BREAK_GLASS);
        if (!exempted.remove(person)) {
            throw call.fail(Problem.notFound());
        }
        // What they opened with the exception is over with it.
        new ConnectionChanges(call.session(), call.organization()).endLocalSessions(person);
        Trail.record(call, "break-glass.take-back", "person", person, Map.of());
        return Answers.nothing();
    }

    private ExemptedJson json(BreakGlass.Exempted one) {
        @Nullable UserModel person = call.session().users().getUserById(call.realm(), one.person());
        return new ExemptedJson(
                new PersonName(
                        one.person(),
                        person == null ? "" : (text(person.getFirstName()) + " " + text(person.getLastName())).strip(),
                        person == null ? "" : text(person.getEmail())),
                one.reason(),
                one.givenBy(),
                one.givenAt().toString());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
