package io.stagedoor.teams.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.change.Stores;
import io.stagedoor.teams.domain.AccessException;
import io.stagedoor.teams.domain.AccessException.About;
import io.stagedoor.teams.domain.AccessException.Effect;
import io.stagedoor.teams.domain.Permission;
import io.stagedoor.teams.domain.Projects;
import io.stagedoor.teams.domain.Team;
import io.stagedoor.teams.domain.TeamId;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Exceptions in a team. One is never changed: remove it and write another one. */
public final class ExceptionsResource {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** An exception as it is answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExceptionJson(
            String id,
            @Nullable String person,
            @Nullable String teamRole,
            String permission,
            String effect,
            @Nullable String constraint,
            @Nullable Set<String> projects,
            @Nullable String expiresAt) {

        static ExceptionJson of(AccessException exception) {
            return new ExceptionJson(
                    exception.id(),
                    exception.about() instanceof About.Person(String id) ? id : null,
                    exception.about() instanceof About.Role(String key) ? key : null,
                    exception.permission().word(),
                    exception.effect().name().toLowerCase(Locale.ROOT),
                    exception.constraint().isEmpty() ? null : exception.constraint(),
                    Members.shown(exception.projects()),
                    Values.text(exception.expiresAt()));
        }
    }

    /** An exception as it is asked for: about a person or about a team role. */
    record ExceptionRequest(
            @Nullable String person,
            @Nullable String teamRole,
            @Nullable String permission,
            @Nullable String effect,
            @Nullable String constraint,
            @Nullable List<String> projects,
            @Nullable String expiresAt) {

        AccessException exception(String id) {
            return new AccessException(
                    id,
                    about(),
                    Permission.require(Values.required(permission, "permission")),
                    parsedEffect(),
                    constraint == null ? "" : constraint,
                    Projects.requested(projects),
                    Values.time(expiresAt));
        }

        private About about() {
            if ((person == null) == (teamRole == null)) {
                throw new IllegalArgumentException("an exception is about a person or about a team role");
            }
            return person == null ? new About.Role(Values.required(teamRole, "teamRole")) : new About.Person(person);
        }

        private Effect parsedEffect() {
            return switch (Values.required(effect, "effect")) {
                case "allow" -> Effect.ALLOW;
                case "deny" -> Effect.DENY;
                default -> throw new IllegalArgumentException("effect is allow or deny");
            };
        }
    }

    private final AdministrativeCall call;
    private final Function<AdministrativeAction, Team> team;

    ExceptionsResource(AdministrativeCall call, Function<AdministrativeAction, Team> team) {
        this.call = call;
        this.team = team;
    }

    @GET
    @Path("")
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        Team about = team.apply(AdministrativeAction.READ_TEAMS);
        int size = Page.size(limit);
        List<AccessException> found = stores().exceptions().list(about.id(), Page.position(after), size + 1);
        return Answers.ok(Page.of(found, size, AccessException::id).map(ExceptionJson::of));
    }

    @POST
    @Path("")
    public Response create(String body) {
        Team about = team.apply(AdministrativeAction.CHANGE_MEMBERSHIPS);
        ExceptionRequest request = Json.read(body, ExceptionRequest.class);
        AccessException exception =
                Checked.value(() -> request.exception(TeamId.create(RANDOM).value()), null);
        if (!exception.isLiveAt(Changes.CLOCK.instant())) {
            throw call.fail(Problem.invalid("This time has passed.", "/expiresAt"));
        }
        forbidDemotion(exception, exception.effect() == Effect.DENY);
        Refusals.orFail(
                call, () -> Changes.teams(call.session(), organization()).add(about.id(), exception));
        record("exception.create", about, exception);
        return Answers.created(ExceptionJson.of(exception));
    }

    @DELETE
    @Path("{exception}")
    public Response delete(@PathParam("exception") String id) {
        Team about = team.apply(AdministrativeAction.CHANGE_MEMBERSHIPS);
        AccessException removed = Refusals.orFail(
                call, () -> Changes.teams(call.session(), organization()).remove(about.id(), id));
        forbidDemotion(removed, removed.effect() == Effect.ALLOW);
        record("exception.remove", about, removed);
        return Answers.nothing();
    }

    /** Whoever administers only the team neither lifts nor lays exceptions on themselves, or on those who administer it with them. */
    private void forbidOwnCase(AccessException exception) {
        boolean own = switch (exception.about()) {
            case About.Person(String person) -> person.equals(call.caller().subject());
            case About.Role(String key) -> key.equals("administrator");
        };
        if (own && !call.may(AdministrativeAction.CHANGE_MEMBERSHIPS)) {
            throw call.fail(Problem.forbidden(
                    "Exceptions about yourself, or about the team's administrators, need an organization role."));
        }
    }

    private void forbidDemotion(AccessException exception, boolean loss) {
        forbidOwnCase(exception);
        if (loss && exception.about() instanceof About.Person(String person)) {
            OrganizationRole rank = stores().organizationRoles().of(person).stream()
                    .min(Enum::compareTo)
                    .orElse(OrganizationRole.MEMBER);
            call.permitAbout(AdministrativeAction.CHANGE_MEMBERSHIPS, rank);
        }
    }

    private void record(String action, Team about, AccessException exception) {
        String whom = switch (exception.about()) {
            case About.Person(String person) -> person;
            case About.Role(String key) -> key;
        };
        Trail.record(
                call,
                action,
                "team",
                about.id().value(),
                Map.of(
                        "about", whom,
                        "permission", exception.permission().word(),
                        "effect", exception.effect().name().toLowerCase(Locale.ROOT)));
    }

    private String organization() {
        return call.organization().getId();
    }

    private Stores stores() {
        return Changes.stores(call.session(), organization());
    }
}
