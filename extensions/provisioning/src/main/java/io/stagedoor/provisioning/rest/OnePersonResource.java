package io.stagedoor.provisioning.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Operators;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.provisioning.api.Removal;
import io.stagedoor.provisioning.change.Departing;
import io.stagedoor.provisioning.change.Providers;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** One person who leaves now, brake or not. */
public final class OnePersonResource {

    private static final int LONGEST_REASON = 200;

    /** Why. */
    record RemovalRequest(@Nullable String reason) {}

    /** What comes of it. */
    record Removed(String receipt, String erasure) {}

    private final AdministrativeCall call;
    private final String id;

    OnePersonResource(AdministrativeCall call, String id) {
        this.call = call;
        this.id = id;
    }

    /** Ends their access and takes them out of the organization for good after the retention period; a run of the brake does not hold or undo it. */
    @POST
    @Path("removal")
    public Response remove(String body) {
        call.permit(AdministrativeAction.DECIDE_DEPROVISIONING);
        UserModel person = permitted();
        @Nullable String given = Json.read(body, RemovalRequest.class).reason();
        String reason = given == null ? "" : given.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw call.fail(Problem.invalid("A reason has 1 to " + LONGEST_REASON + " characters.", "/reason"));
        }
        return switch (new Departing(call.session()).remove(call.organization(), person, Trail.cause(call, reason))) {
            case Removal.Done done ->
                Answers.ok(new Removed(done.receiptId(), done.erasedAt().toString()));
            case Removal.Held held -> throw new IllegalStateException("an administrator is never held");
        };
    }

    /** Everything that stands between somebody and an account of somebody else. */
    private UserModel permitted() {
        @Nullable UserModel person = Providers.organizations(call.session()).getMemberById(call.organization(), id);
        if (person == null || person.getServiceAccountClientLink() != null) {
            throw call.fail(Problem.notFound());
        }
        String organization = call.organization().getId();
        Set<OrganizationRole> roles = Providers.aboutPeople(call.session())
                .organizationRoles(organization, List.of(id))
                .getOrDefault(id, Set.of());
        call.permitAboutIdentity(
                AdministrativeAction.DECIDE_DEPROVISIONING,
                roles.stream().min(Enum::compareTo).orElse(OrganizationRole.MEMBER),
                Operators.are(call.realm(), person));
        if (id.equals(call.caller().subject())) {
            throw call.fail(
                    Problem.conflict("yourself", "This would be about yourself", "Let another administrator do it."));
        }
        if (roles.contains(OrganizationRole.OWNER)
                && !call.caller().realmOperator()
                && !Providers.aboutPeople(call.session()).hasOwnerBeside(organization, id)) {
            throw call.fail(Problem.conflict(
                    "last-owner", "Nobody would be left", "Make somebody else owner first, who can sign in."));
        }
        return person;
    }
}
