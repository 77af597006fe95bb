package io.stagedoor.people.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.people.change.Providers;
import io.stagedoor.people.domain.Offer;
import io.stagedoor.people.domain.PersonName;
import io.stagedoor.people.store.Invitations;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is invited into an organization. */
public final class InvitationsResource {

    /** An invitation as it is answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InvitationJson(
            String id,
            String email,
            @Nullable String firstName,
            @Nullable String lastName,
            List<String> organizationRoles,
            @Nullable String team,
            @Nullable String teamRole,
            @Nullable String inviter,
            String sent,
            String expires,
            boolean expired) {

        static InvitationJson of(Invitations.Stored stored, Instant now) {
            return new InvitationJson(
                    stored.id(),
                    PersonName.shown(stored.email()),
                    shown(stored.firstName()),
                    shown(stored.lastName()),
                    PersonJson.words(stored.offer().organizationRoles()),
                    stored.offer().team(),
                    stored.offer().teamRole(),
                    stored.inviter(),
                    stored.sent().toString(),
                    stored.expires().toString(),
                    !now.isBefore(stored.expires()));
        }

        private static @Nullable String shown(@Nullable String name) {
            return name == null ? null : PersonName.shown(name);
        }
    }

    private final AdministrativeCall call;

    InvitationsResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        call.permit(AdministrativeAction.READ_INVITATIONS);
        int size = Page.size(limit);
        @Nullable String behind = Page.position(after);
        if (behind != null && behind.indexOf('\0') >= 0) {
            throw call.fail(Problem.badRequest("after is the 'next' of the page before, unchanged.", null));
        }
        Instant now = Providers.CLOCK.instant();
        return Answers.ok(Page.of(invitations().page(behind, size + 1), size, Invitations.Stored::id)
                .map(stored -> InvitationJson.of(stored, now)));
    }

    @POST
    @Path("")
    public Response invite(String body) {
        if (!call.may(AdministrativeAction.INVITE)
                && call.caller().administeredTeams().isEmpty()) {
            call.permit(AdministrativeAction.INVITE);
        }
        InvitationRequest request = Json.read(body, InvitationRequest.class);
        // Which team it is about stands in the body; nothing but its shape has been looked at so far.
        call.permit(AdministrativeAction.INVITE, request.team());
        Offer offer = Checked.value(request::offer, null);
        if (!offer.organizationRoles().isEmpty()) {
            call.requireFreshAuthentication();
        }
        return Answers.created(shown(new Inviting(call).invite(request.invited(), offer)));
    }

    @DELETE
    @Path("{id}")
    public Response withdraw(@PathParam("id") String id) {
        new Inviting(call).withdraw(permitted(id));
        return Answers.nothing();
    }

    @POST
    @Path("{id}/resend")
    public Response resend(@PathParam("id") String id) {
        return Answers.ok(shown(new Inviting(call).resend(permitted(id))));
    }

    /** @throws ProblemException 403 or 404, the latter too for who may not know of it */
    private Invitations.Stored permitted(String id) {
        if (!call.may(AdministrativeAction.INVITE)
                && call.caller().administeredTeams().isEmpty()) {
            call.permit(AdministrativeAction.INVITE);
        }
        Invitations.Stored stored = invitations().find(id).orElseThrow(() -> call.fail(Problem.notFound()));
        if (!call.may(AdministrativeAction.INVITE) && stored.offer().team() == null) {
            throw call.fail(Problem.notFound());
        }
        call.permit(AdministrativeAction.INVITE, stored.offer().team());
        return stored;
    }

    private InvitationJson shown(Invitations.Stored stored) {
        return InvitationJson.of(stored, Providers.CLOCK.instant());
    }

    private Invitations invitations() {
        return new Invitations(
                Providers.entities(call.session()), call.organization().getId());
    }
}
