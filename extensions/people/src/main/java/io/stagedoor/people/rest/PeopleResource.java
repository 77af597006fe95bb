package io.stagedoor.people.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.people.change.Providers;
import io.stagedoor.people.domain.PeopleFilter;
import io.stagedoor.people.domain.Position;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who belongs to an organization, at home or as a guest. */
public final class PeopleResource {

    private final AdministrativeCall call;

    PeopleResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list(
            @QueryParam("search") @Nullable String search,
            @QueryParam("show") @Nullable String show,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        call.permit(AdministrativeAction.READ_PEOPLE);
        int size = Page.size(limit);
        @Nullable String end = Page.position(after);
        @Nullable Position behind = end == null ? null : Checked.parameter(() -> Position.parse(end));
        PeopleFilter filter = Checked.parameter(() -> PeopleFilter.parse(search, show));
        return Answers.ok(new PeopleList(call).page(filter, behind, size));
    }

    @GET
    @Path("{person}")
    public Response read(@PathParam("person") String person) {
        call.permit(AdministrativeAction.READ_PEOPLE);
        PersonDetails details = new PersonDetails(call, Member.of(call, person));
        return Answers.ok(details.read(), details.tag());
    }

    /** A guest's place in this organization ends; a home person's account is not to be lost by a click. */
    @DELETE
    @Path("{person}")
    public Response remove(@PathParam("person") String person, @HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.REMOVE_PEOPLE);
        Member member = Member.of(call, person);
        new PersonDetails(call, member).tag().require(ifMatch);
        if (member.home() || call.organization().isManaged(member.person())) { // Keycloak would delete the account
            throw call.fail(Problem.conflict(
                    "home-person",
                    "This person is at home here",
                    "Their account belongs to your organization. Suspend them instead."));
        }
        call.permitAbout(AdministrativeAction.REMOVE_PEOPLE, member.rank());
        if (member.roles().contains(OrganizationRole.OWNER)) {
            // So that the rule about the last owner is asked in one place, with its lock.
            throw call.fail(Problem.conflict(
                    "still-owner", "This person is an owner", "Take the organization role owner away first."));
        }
        Providers.deprovisioning(call.session())
                .end(call.organization(), member.person(), Trail.cause(call, "membership ended"));
        Trail.record(call, "person.remove", new AuditFact.Target("person", person), Map.of());
        return Answers.nothing();
    }

    @Path("{person}/sessions")
    public SessionsResource sessions(@PathParam("person") String person) {
        return new SessionsResource(call, person);
    }

    @Path("{person}/suspension")
    public SuspensionResource suspension(@PathParam("person") String person) {
        return new SuspensionResource(call, person);
    }

    @Path("{person}/factors")
    public FactorsResource factors(@PathParam("person") String person) {
        return new FactorsResource(call, person);
    }

    @Path("{person}/password-reset")
    public PasswordResetResource passwordReset(@PathParam("person") String person) {
        return new PasswordResetResource(call, person);
    }
}
