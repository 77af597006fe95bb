package io.stagedoor.people.rest;

import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.people.change.Providers;
import io.stagedoor.people.domain.PeopleFilter;
import io.stagedoor.people.store.OrganizationsQuery;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** All organizations, for those who look after them. */
public final class OrganizationsResource {

    private final RealmCall call;

    OrganizationsResource(RealmCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list(
            @QueryParam("search") @Nullable String search,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        if (!call.byOperator()) {
            throw new ProblemException(Problem.forbidden("Only realm operators see all organizations."));
        }
        int size = Page.size(limit);
        PeopleFilter filter = Checked.parameter(() -> PeopleFilter.parse(search, null));
        @Nullable String behind = Page.position(after);
        if (behind != null && behind.indexOf('\0') >= 0) {
            throw new ProblemException(Problem.badRequest("after is the 'next' of the page before, unchanged.", null));
        }
        return Answers.ok(Page.of(
                new OrganizationsQuery(
                                Providers.entities(call.session()), call.realm().getId())
                        .page(filter, behind, size + 1),
                size,
                OrganizationsQuery.Found::alias));
    }
}
