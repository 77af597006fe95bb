package io.stagedoor.applications.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.applications.change.ApplicationChanges;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.domain.Application;
import io.stagedoor.applications.domain.Kind;
import io.stagedoor.applications.store.ApplicationRows;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Applications of an organization. */
public final class ApplicationsResource {

    private final AdministrativeCall call;

    ApplicationsResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        call.permit(AdministrativeAction.READ_APPLICATIONS);
        int size = Page.size(limit);
        List<Application> found = rows().list(call.organization().getId(), Page.position(after), size + 1);
        return Answers.ok(Page.of(found, size, Application::id).map(ApplicationJson.Answer::of));
    }

    @POST
    @Path("")
    public Response make(String body) {
        call.permit(AdministrativeAction.CHANGE_APPLICATIONS);
        ApplicationJson.Request asked = Json.read(body, ApplicationJson.Request.class);
        Kind kind = Checked.value(() -> Kind.of(asked.kind() == null ? "" : asked.kind()), "/kind");
        Application.Wish wish = asked.checked(kind);
        Application application = Checked.value(
                () -> Application.made(
                        KeycloakModelUtils.generateId(),
                        call.organization().getId(),
                        kind,
                        wish,
                        call.caller().subject()),
                null);
        if (rows().of(call.organization().getId()).size() >= Application.MOST) {
            throw call.fail(Problem.conflict(
                    "too-many-applications",
                    "An organization has at most " + Application.MOST + " applications",
                    "Delete one that nobody uses any more."));
        }
        new ApplicationChanges(call.session(), call.realm()).make(application);
        ApplicationResource.record(call, "application.make", application);
        return Answers.created(ApplicationJson.Answer.of(application), new EntityTag(application.version()));
    }

    @Path("{id}")
    public ApplicationResource application(@PathParam("id") String id) {
        return new ApplicationResource(call, id);
    }

    private ApplicationRows rows() {
        return new ApplicationRows(
                Providers.entities(call.session()), call.realm().getId());
    }
}
