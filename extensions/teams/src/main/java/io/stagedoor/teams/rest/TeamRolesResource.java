package io.stagedoor.teams.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.teams.change.CatalogueChanges;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.domain.BuiltInTeamRoles;
import io.stagedoor.teams.domain.TeamRole;
import io.stagedoor.teams.store.TeamRoleStore;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Team roles of one organization: the built-in ones and its own. */
public final class TeamRolesResource {

    /** A team role as it is answered. */
    record TeamRoleJson(String key, String name, boolean builtIn, List<String> permissions, List<String> conditional) {
        static TeamRoleJson of(TeamRole role) {
            return new TeamRoleJson(
                    role.key(),
                    role.name(),
                    role.isBuiltIn(),
                    Values.words(role.permissions()),
                    Values.words(role.conditional()));
        }
    }

    /** A team role as it is asked for; the key is made from the name where there is none. */
    record TeamRoleRequest(
            @Nullable String key,
            @Nullable String name,
            @Nullable List<String> permissions,
            @Nullable List<String> conditional) {

        TeamRole created() {
            return role(key == null ? keyOf(Values.required(name, "name")) : key);
        }

        TeamRole role(String itsKey) {
            return TeamRole.custom(
                    itsKey,
                    Values.required(name, "name"),
                    Values.permissions(permissions),
                    Values.permissions(conditional));
        }

        private static String keyOf(String name) {
            String slug =
                    name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
            if (slug.isEmpty()) {
                throw new IllegalArgumentException(
                        "no key can be made from this name: send one, " + TeamRole.CUSTOM + " and a-z, 0-9, hyphens");
            }
            String cut = slug.substring(0, Math.min(slug.length(), TeamRole.LONGEST_KEY - TeamRole.CUSTOM.length()));
            return TeamRole.CUSTOM + cut.replaceAll("-$", "");
        }
    }

    private final AdministrativeCall call;

    TeamRolesResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list() {
        call.permit(AdministrativeAction.READ_CATALOGUE);
        List<TeamRoleJson> items = Stream.concat(
                        BuiltInTeamRoles.ALL.stream(), store().list().stream().map(TeamRoleStore.Stored::role))
                .map(TeamRoleJson::of)
                .toList();
        return Answers.ok(Map.of("items", items));
    }

    @GET
    @Path("{teamRole}")
    public Response read(@PathParam("teamRole") String key) {
        call.permit(AdministrativeAction.READ_CATALOGUE);
        return BuiltInTeamRoles.of(key)
                .map(role -> Answers.ok(TeamRoleJson.of(role)))
                .orElseGet(() -> {
                    TeamRoleStore.Stored stored = custom(key);
                    return Answers.ok(TeamRoleJson.of(stored.role()), new EntityTag(stored.version()));
                });
    }

    @POST
    @Path("")
    public Response create(String body) {
        call.permit(AdministrativeAction.CHANGE_TEAM_ROLES);
        TeamRoleRequest request = Json.read(body, TeamRoleRequest.class);
        TeamRole role = Refusals.orFail(call, () -> changes().create(Checked.value(request::created, null)));
        record("team-role.create", role);
        return Answers.created(TeamRoleJson.of(role), new EntityTag(1));
    }

    @PUT
    @Path("{teamRole}")
    public Response change(
            @PathParam("teamRole") String key, @HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_TEAM_ROLES);
        long version = requireOwn(key, ifMatch);
        TeamRoleRequest request = Json.read(body, TeamRoleRequest.class);
        if (request.key() != null && !request.key().equals(key)) {
            throw call.fail(Problem.invalid("A key never changes. Create another team role.", "/key"));
        }
        TeamRole role =
                Refusals.orFail(call, () -> changes().change(Checked.value(() -> request.role(key), null), version));
        record("team-role.change", role);
        return Answers.ok(TeamRoleJson.of(role), new EntityTag(version + 1));
    }

    @DELETE
    @Path("{teamRole}")
    public Response delete(@PathParam("teamRole") String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.CHANGE_TEAM_ROLES);
        long version = requireOwn(key, ifMatch);
        Refusals.orFail(call, () -> changes().delete(key, version));
        Trail.record(call, "team-role.delete", "team-role", key, Map.of());
        return Answers.nothing();
    }

    private long requireOwn(String key, @Nullable String ifMatch) {
        if (BuiltInTeamRoles.of(key).isPresent()) {
            throw call.fail(Problem.conflict(
                    "built-in", "Built-in team roles stay as they are", "Create a team role of your own instead."));
        }
        long version = custom(key).version();
        new EntityTag(version).require(ifMatch);
        return version;
    }

    private TeamRoleStore.Stored custom(String key) {
        return store().find(key).orElseThrow(() -> call.fail(Problem.notFound()));
    }

    private void record(String action, TeamRole role) {
        Trail.record(
                call,
                action,
                "team-role",
                role.key(),
                Map.of(
                        "name", role.name(),
                        "permissions", String.join(" ", Values.words(role.permissions())),
                        "conditional", String.join(" ", Values.words(role.conditional()))));
    }

    private CatalogueChanges changes() {
        return Changes.catalogue(call.session(), call.organization().getId());
    }

    private TeamRoleStore store() {
        return Changes.stores(call.session(), call.organization().getId()).teamRoles();
    }
}
