package io.stagedoor.serviceaccounts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
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
import io.stagedoor.serviceaccounts.change.WorkloadAudience;
import io.stagedoor.serviceaccounts.domain.TrustedIssuer;
import io.stagedoor.serviceaccounts.store.TrustedIssuers;
import io.stagedoor.serviceaccounts.store.Workloads;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Whose tokens an organization believes about its own workloads. */
public final class TrustedIssuersResource {

    /**
     * What is sent.
     *
     * @param issuer of a change: left out, or the same
     * @param jwksUri null where discovery says it or {@code jwks} has them
     * @param oneTime null for yes
     */
    record IssuerRequest(
            @Nullable String name,
            @Nullable String issuer,
            @Nullable String jwksUri,
            @Nullable JsonNode jwks,
            @Nullable Boolean oneTime) {}

    /** @param audience whom the tokens have to be for, and nobody else beside */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IssuerAnswer(
            String id,
            String name,
            String issuer,
            @Nullable String jwksUri,
            @JsonRawValue @Nullable String jwks,
            boolean oneTime,
            String audience,
            long version) {}

    private final AdministrativeCall call;

    TrustedIssuersResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        call.permit(AdministrativeAction.READ_SERVICE_ACCOUNTS);
        int size = Page.size(limit);
        List<TrustedIssuer> found = store().list(Page.position(after), size + 1);
        return Answers.ok(Page.of(found, size, TrustedIssuer::id).map(this::answered));
    }

    @POST
    @Path("")
    public Response create(String body) {
        call.permit(AdministrativeAction.CHANGE_TRUSTED_ISSUERS);
        IssuerRequest asked = Json.read(body, IssuerRequest.class);
        TrustedIssuer issuer = asked(asked, KeycloakModelUtils.generateId(), text(asked.issuer()), 1);
        store().insert(issuer);
        record("trusted-issuer.create", issuer);
        return Answers.created(answered(issuer), new EntityTag(issuer.version()));
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        call.permit(AdministrativeAction.READ_SERVICE_ACCOUNTS);
        return answer(found(id));
    }

    /** Other keys count at once, and end the tokens that were had by the ones before. */
    @PUT
    @Path("{id}")
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_TRUSTED_ISSUERS);
        TrustedIssuer before = found(id);
        new EntityTag(before.version()).require(ifMatch);
        IssuerRequest asked = Json.read(body, IssuerRequest.class);
        if (asked.issuer() != null && !asked.issuer().equals(before.issuer())) {
            throw call.fail(Problem.invalid(
                    "Another issuer is somebody else: declare it beside this one, and ask for service accounts there.",
                    "/issuer"));
        }
        TrustedIssuer changed = asked(asked, id, before.issuer(), before.version() + 1);
        if (!store().change(changed)) {
            throw call.fail(Problem.preconditionFailed());
        }
        if (!Objects.equals(before.keys(), changed.keys()) || !Objects.equals(before.keysAt(), changed.keysAt())) {
            new AccountChanges(call.session(), call.realm()).distrust(id);
        }
        record("trusted-issuer.change", changed);
        return answer(changed);
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.CHANGE_TRUSTED_ISSUERS);
        TrustedIssuer issuer = found(id);
        new EntityTag(issuer.version()).require(ifMatch);
        // First: whoever asks for an account of it meanwhile waits for this, and then finds none.
        if (!store().delete(issuer)) {
            throw call.fail(Problem.preconditionFailed());
        }
        if (!new Workloads(Providers.entities(call.session()), call.realm().getId())
                .by(id)
                .isEmpty()) {
            throw call.fail(Problem.conflict(
                    "issuer-in-use", "Service accounts come by this issuer", "Delete those service accounts first."));
        }
        record("trusted-issuer.delete", issuer);
        return Answers.nothing();
    }

    private static TrustedIssuer of(IssuerRequest asked, String id, String organization, String issuer, long version) {
        return new TrustedIssuer(
                id,
                organization,
                text(asked.name()),
                issuer,
                asked.jwksUri(),
                PublicKeys.checked(asked.jwks()),
                asked.oneTime() == null || asked.oneTime(),
                version);
    }

    private TrustedIssuer asked(IssuerRequest asked, String id, String issuer, long version) {
        return Checked.value(() -> of(asked, id, call.organization().getId(), issuer, version), null);
    }

    private TrustedIssuer found(String id) {
        return store().find(id).orElseThrow(() -> call.fail(Problem.notFound()));
    }

    private IssuerAnswer answered(TrustedIssuer issuer) {
        return new IssuerAnswer(
                issuer.id(),
                issuer.name(),
                issuer.issuer(),
                issuer.keysAt(),
                issuer.keys(),
                issuer.oneTime(),
                WorkloadAudience.of(call.session(), call.realm(), issuer.organization()),
                issuer.version());
    }

    private Response answer(TrustedIssuer issuer) {
        return Answers.ok(answered(issuer), new EntityTag(issuer.version()));
    }

    private void record(String action, TrustedIssuer issuer) {
        ChangeTrail.record(
                call,
                action,
                new Target("trusted-issuer", issuer.id()),
                Map.of("name", issuer.name(), "issuer", issuer.issuer()));
    }

    private TrustedIssuers store() {
        return new TrustedIssuers(
                Providers.entities(call.session()), call.organization().getId());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
