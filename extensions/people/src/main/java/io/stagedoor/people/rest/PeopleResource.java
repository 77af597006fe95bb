package io.stagedoor.people.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.people.domain.PeopleFilter;
import io.stagedoor.people.domain.Position;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
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
}
