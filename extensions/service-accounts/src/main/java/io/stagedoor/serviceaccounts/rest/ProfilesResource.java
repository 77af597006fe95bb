package io.stagedoor.serviceaccounts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.serviceaccounts.change.AccountChanges;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.Bounds;
import io.stagedoor.serviceaccounts.domain.Profile;
import io.stagedoor.serviceaccounts.store.Accounts;
import io.stagedoor.serviceaccounts.store.Profiles;
import io.stagedoor.teams.api.KnownPermissions;
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
import org.jspecify.annotations.Nullable;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Sets of permissions that requests for service accounts name. */
public final class ProfilesResource {

    /** What is sent. */
    record ProfileRequest(
            @Nullable String name,
            boolean sensitive,
            @Nullable BoundsJson bounds) {}

    /** What is answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProfileAnswer(String id, String name, boolean sensitive, BoundsJson bounds, long version) {
        static ProfileAnswer of(Profile profile) {
            return new ProfileAnswer(
                    profile.id(),
                    profile.name(),
                    profile.sensitive(),
                    BoundsJson.of(profile.bounds()),
                    profile.version());
        }
    }

    private final AdministrativeCall call;

    ProfilesResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        call.permit(AdministrativeAction.READ_SERVICE_ACCOUNTS);
        int size = Page.size(limit);
        List<Profile> found = store().list(Page.position(after), size + 1);
        return Answers.ok(Page.of(found, size, Profile::id).map(ProfileAnswer::of));
    }

    @POST
    @Path("")
    public Response create(String body) {
        call.permit(AdministrativeAction.CHANGE_PERMISSION_PROFILES);
        Profile profile = asked(body, KeycloakModelUtils.generateId(), 1);
        store().insert(profile);
        record("permission-profile.create", profile);
        return Answers.created(ProfileAnswer.of(profile), new EntityTag(profile.version()));
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        call.permit(AdministrativeAction.READ_SERVICE_ACCOUNTS);
        return answer(found(id));
    }

    /** What it gives less, accounts lose at once; what it gives more has to be approved for each of them. */
    @PUT
    @Path("{id}")
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_PERMISSION_PROFILES);
        Profile before = found(id);
        new EntityTag(before.version()).require(ifMatch);
        Profile changed = asked(body, id, before.version() + 1);
        if (!store().change(changed)) {
            throw call.fail(Problem.preconditionFailed());
        }
        new AccountChanges(call.session(), call.realm()).follow(changed);
        record("permission-profile.change", changed);
        return answer(changed);
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.CHANGE_PERMISSION_PROFILES);
        Profile profile = found(id);
        new EntityTag(profile.version()).require(ifMatch);
        if (!new Accounts(Providers.entities(call.session()), call.realm().getId())
                .using(id)
                .isEmpty()) {
            throw call.fail(Problem.conflict(
                    "profile-in-use",
                    "Service accounts have this permission profile",
                    "Delete those first, or take permissions out of the profile."));
        }
        if (!store().delete(profile)) {
            throw call.fail(Problem.preconditionFailed());
        }
        record("permission-profile.delete", profile);
        return Answers.nothing();
    }

    private Profile asked(String body, String id, long version) {
        ProfileRequest asked = Json.read(body, ProfileRequest.class);
        Bounds bounds = Checked.value(
                () -> asked.bounds() == null ? Bounds.NONE : asked.bounds().toDomain(), "/bounds");
        if (KnownPermissions.existingTeams(
                                call.session(),
                                call.organization().getId(),
                                bounds.teams().keySet())
                        .size()
                != bounds.teams().size()) {
            throw call.fail(Problem.invalid("One of these is no team of the organization.", "/bounds/teams"));
        }
        return Checked.value(
                () -> new Profile(id, asked.name() == null ? "" : asked.name(), asked.sensitive(), bounds, version),
                null);
    }

    private Profile found(String id) {
        return store().find(id).orElseThrow(() -> call.fail(Problem.notFound()));
    }

    private static Response answer(Profile profile) {
        return Answers.ok(ProfileAnswer.of(profile), new EntityTag(profile.version()));
    }

    private void record(String action, Profile profile) {
        ChangeTrail.record(
                call,
                action,
                new Target("permission-profile", profile.id()),
                Map.of(
                        "name", profile.name(),
                        "sensitive", String.valueOf(profile.sensitive()),
                        "permissions", String.join(" ", profile.bounds().permissions())));
    }

    private Profiles store() {
        return new Profiles(
                Providers.entities(call.session()), call.organization().getId());
    }
}
