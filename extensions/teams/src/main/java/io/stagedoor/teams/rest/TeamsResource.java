package io.stagedoor.teams.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.organizations.api.SecondFactors;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.change.Stores;
import io.stagedoor.teams.domain.Team;
import io.stagedoor.teams.domain.TeamId;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Teams of one organization. */
public final class TeamsResource {

    /** A team as it is sent and answered. */
    record TeamJson(String id, String name) {
        static TeamJson of(Team team) {
            return new TeamJson(team.id().value(), team.name());
        }
    }

    /** What may be said of a team. */
    record TeamRequest(@Nullable String name) {
        String checked() {
            return Values.required(name, "name");
        }
    }

    private static final int MOST_PEOPLE = 10_000;

    private final AdministrativeCall call;

    TeamsResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        if (!call.may(AdministrativeAction.READ_TEAMS)
                && !call.caller().administeredTeams().isEmpty()) {
            return Answers.ok(ownTeams(Page.position(after), Page.size(limit)));
        }
        call.permit(AdministrativeAction.READ_TEAMS);
        int size = Page.size(limit);
        List<Team> teams = stores().teams().list(Page.position(after), size + 1);
        return Answers.ok(Page.of(teams, size, team -> team.id().value()).map(TeamJson::of));
    }

    /** Whoever administers some teams sees those. */
    private Page<TeamJson> ownTeams(@Nullable String after, int size) {
        List<TeamJson> own = call.caller().administeredTeams().stream()
                .filter(id -> after == null || id.compareTo(after) > 0)
                .sorted()
                .limit(size + 1L)
                .flatMap(id -> stores().teams().find(new TeamId(id)).stream())
                .map(TeamJson::of)
                .toList();
        return Page.of(own, size, TeamJson::id);
    }

    @POST
    @Path("")
    public Response create(String body) {
        call.permit(AdministrativeAction.CREATE_TEAMS);
        String name = Checked.value(() -> Json.read(body, TeamRequest.class).checked(), "/name");
        Team team = Checked.value(
                () -> Changes.teams(call.session(), call.organization().getId()).create(name), "/name");
        Trail.record(call, "team.create", "team", team.id().value(), Map.of("name", team.name()));
        return Answers.created(TeamJson.of(team), new EntityTag(team.version()));
    }

    @GET
    @Path("{team}")
    public Response read(@PathParam("team") String id) {
        Team team = team(id, AdministrativeAction.READ_TEAMS);
        return Answers.ok(TeamJson.of(team), new EntityTag(team.version()));
    }

    @PUT
    @Path("{team}")
    public Response change(
            @PathParam("team") String id, @HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        Team team = team(id, AdministrativeAction.CHANGE_TEAM);
        new EntityTag(team.version()).require(ifMatch);
        String name = Checked.value(() -> Json.read(body, TeamRequest.class).checked(), "/name");
        Team changed = Refusals.orFail(
                call,
                () -> Checked.value(
                        () -> Changes.teams(call.session(), call.organization().getId())
                                .rename(team.id(), name, team.version()),
                        "/name"));
        Trail.record(
                call, "team.change", "team", team.id().value(), Map.of("name", changed.name(), "before", team.name()));
        return Answers.ok(TeamJson.of(changed), new EntityTag(changed.version()));
    }

    @DELETE
    @Path("{team}")
    public Response delete(@PathParam("team") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Team team = team(id, AdministrativeAction.DELETE_TEAMS);
        new EntityTag(team.version()).require(ifMatch);
        Refusals.orFail(
                call,
                () -> Changes.teams(call.session(), call.organization().getId()).delete(team.id(), team.version()));
        Trail.record(call, "team.delete", "team", team.id().value(), Map.of("name", team.name()));
        return Answers.nothing();
    }

    /** Which factors the team's people have, as figures. People are the organization's: whoever administers the team alone does not see it. */
    @GET
    @Path("{team}/factor-coverage")
    public Response factorCoverage(@PathParam("team") String id) {
        Team team = team(id, AdministrativeAction.READ_PEOPLE);
        return Answers.ok(SecondFactors.coverage(call, stores().memberships().people(team.id(), null, MOST_PEOPLE)));
    }

    @Path("{team}/memberships")
    public MembershipsResource memberships(@PathParam("team") String id) {
        return new MembershipsResource(call, action -> team(id, action));
    }

    @Path("{team}/exceptions")
    public ExceptionsResource exceptions(@PathParam("team") String id) {
        return new ExceptionsResource(call, action -> team(id, action));
    }

    @Path("{team}/explanations")
    public ExplanationsResource explanations(@PathParam("team") String id) {
        return new ExplanationsResource(call, action -> team(id, action));
    }

    /** Asks the gate first; then one query, whether the team is of this organization, of another one, or of none. */
    private Team team(String id, AdministrativeAction action) {
        call.permit(action, id);
        Optional<Team> team = TeamId.of(id).flatMap(stores().teams()::find);
        return team.orElseThrow(() -> call.fail(Problem.notFound()));
    }

    private Stores stores() {
        return Changes.stores(call.session(), call.organization().getId());
    }
}
