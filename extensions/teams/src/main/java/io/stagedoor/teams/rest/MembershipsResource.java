package io.stagedoor.teams.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.change.Stores;
import io.stagedoor.teams.change.TeamChanges;
import io.stagedoor.teams.domain.Projects;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.Team;
import io.stagedoor.teams.store.MembershipStore;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who is in a team. Administrators write the manual source; the others are shown. */
public final class MembershipsResource {

    /** What an administrator gives. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MembershipRequest(
            @Nullable String teamRole,
            @Nullable List<String> projects,
            @Nullable String expiresAt) {
        Source source() {
            return Source.manual(
                    Values.required(teamRole, "teamRole"), Projects.requested(projects), Values.time(expiresAt));
        }
    }

    private final AdministrativeCall call;
    private final Function<AdministrativeAction, Team> team;

    MembershipsResource(AdministrativeCall call, Function<AdministrativeAction, Team> team) {
        this.call = call;
        this.team = team;
    }

    @GET
    @Path("")
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        Team about = team.apply(AdministrativeAction.READ_TEAMS);
        int size = Page.size(limit);
        Page<String> people = Page.of(
                stores().memberships().people(about.id(), Page.position(after), size + 1), size, person -> person);
        List<MembershipStore.Stored> sources = stores().memberships().in(about.id(), people.items());
        Members members = Members.of(stores(), people.items(), Changes.CLOCK.instant());
        return Answers.ok(people.map(person -> members.json(person, sources)));
    }

    @GET
    @Path("{person}")
    public Response read(@PathParam("person") String person) {
        Team about = team.apply(AdministrativeAction.READ_TEAMS);
        List<MembershipStore.Stored> sources = stores().memberships().in(about.id(), List.of(person));
        if (sources.isEmpty()) {
            throw call.fail(Problem.notFound());
        }
        Object answer =
                Members.of(stores(), List.of(person), Changes.CLOCK.instant()).json(person, sources);
        return Answers.ok(
                answer,
                new EntityTag(
                        manual(sources).map(MembershipStore.Stored::version).orElse(0L)));
    }

    @PUT
    @Path("{person}")
    public Response put(
            @PathParam("person") String person, @HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        Team about = team.apply(AdministrativeAction.CHANGE_MEMBERSHIPS);
        if (person.equals(call.caller().subject()) && !call.may(AdministrativeAction.CHANGE_MEMBERSHIPS)) {
            // What an owner has narrowed or ended, nobody widens for themselves.
            throw call.fail(Problem.forbidden(
                    "Your own place in the team is for somebody with an organization role to change; you may leave."));
        }
        // The value first: what is read of the table is then read as late as can be.
        MembershipRequest request = Json.read(body, MembershipRequest.class);
        Source source = Checked.value(request::source, null);
        if (!source.isLiveAt(Changes.CLOCK.instant())) {
            throw call.fail(Problem.invalid("This time has passed.", "/expiresAt"));
        }
        if (!Belonging.to(call, person)) {
            throw call.fail(Problem.invalid("This person does not belong to the organization.", null));
        }
        @Nullable Long expected = expected(about, person, ifMatch);
        boolean lost = Refusals.orFail(call, () -> changes().putManual(about.id(), person, source, expected));
        forbidDemotion(person, lost);
        Trail.record(
                call,
                "membership.change",
                "person",
                person,
                Map.of("team", about.id().value(), "teamRole", source.teamRole()));
        return Answers.ok(request, new EntityTag(expected == null ? 1 : expected + 1));
    }

    @DELETE
    @Path("{person}")
    public Response delete(@PathParam("person") String person, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Team about = team.apply(AdministrativeAction.CHANGE_MEMBERSHIPS);
        @Nullable Long expected = expected(about, person, ifMatch);
        if (expected == null) {
            throw call.fail(Problem.notFound());
        }
        boolean lost = Refusals.orFail(call, () -> changes().removeManual(about.id(), person, expected));
        forbidDemotion(person, lost);
        Trail.record(
                call,
                "membership.remove",
                "person",
                person,
                Map.of("team", about.id().value()));
        return Answers.nothing();
    }

    /** Nobody demotes somebody whose organization role is above their own; to give them more is everybody's right who may change. */
    private void forbidDemotion(String person, boolean lost) {
        if (lost) {
            call.permitAbout(AdministrativeAction.CHANGE_MEMBERSHIPS, rank(person));
        }
    }

    private OrganizationRole rank(String person) {
        return stores().organizationRoles().of(person).stream()
                .min(Enum::compareTo)
                .orElse(OrganizationRole.MEMBER);
    }

    /** Null where there is no manual source yet: then there is nothing that could be lost, and no If-Match is asked for. */
    private @Nullable Long expected(Team about, String person, @Nullable String ifMatch) {
        Optional<MembershipStore.Stored> present = manual(stores().memberships().in(about.id(), List.of(person)));
        if (present.isEmpty()) {
            if (ifMatch != null) {
                new EntityTag(0).require(ifMatch);
            }
            return null;
        }
        new EntityTag(present.get().version()).require(ifMatch);
        return present.get().version();
    }

    private static Optional<MembershipStore.Stored> manual(List<MembershipStore.Stored> sources) {
        return sources.stream()
                .filter(stored -> stored.membership().source().kind() == Source.Kind.MANUAL)
                .findFirst();
    }

    private TeamChanges changes() {
        return Changes.teams(call.session(), call.organization().getId());
    }

    private Stores stores() {
        return Changes.stores(call.session(), call.organization().getId());
    }
}
