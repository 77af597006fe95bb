package io.stagedoor.factors.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.factors.change.Providers;
import io.stagedoor.factors.domain.Aaguid;
import io.stagedoor.factors.domain.PasskeyModels;
import io.stagedoor.factors.metadata.FidoMetadata;
import io.stagedoor.factors.store.ModelStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which models of passkeys and security keys people at home in the organization may set up. */
public final class PasskeyModelsResource {

    /** AAGUIDs; none allows any. */
    record ModelsJson(@Nullable List<String> models) {

        static ModelsJson of(PasskeyModels models) {
            return new ModelsJson(models.allowed().stream().map(Aaguid::value).toList());
        }

        PasskeyModels checked() {
            if (models == null) {
                throw new IllegalArgumentException("the models are missing; an empty list allows any");
            }
            return new PasskeyModels(models.stream().map(Aaguid::new).toList());
        }
    }

    private final AdministrativeCall call;
    private final @Nullable FidoMetadata metadata;

    /** @param metadata where the operator has named it */
    PasskeyModelsResource(AdministrativeCall call, @Nullable FidoMetadata metadata) {
        this.call = call;
        this.metadata = metadata;
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_ACCESS_POLICIES);
        return answer();
    }

    @PUT
    @Path("")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_ACCESS_POLICIES);
        ModelStore.Stored present = store().read(id());
        new EntityTag(present.version()).require(ifMatch);
        PasskeyModels asked = Checked.value(Json.read(body, ModelsJson.class)::checked, "/models");
        refuseUnknown(asked, present.models());
        if (!isWritten(asked, present.version())) {
            throw call.fail(Problem.preconditionFailed());
        }
        ChangeTrail.record(
                call,
                "passkey-models.change",
                Map.of(
                        "models", Integer.toString(asked.allowed().size()),
                        "before", Integer.toString(present.models().allowed().size())));
        return answer();
    }

    /** Whoever names a model that nobody vouches for would find out from people who cannot set it up. What was named before may stay. */
    private void refuseUnknown(PasskeyModels asked, PasskeyModels before) {
        @Nullable FidoMetadata known = metadata;
        if (known == null) {
            return;
        }
        for (Aaguid model : asked.allowed()) {
            if (!before.allowed().contains(model) && !known.vouchesFor(model)) {
                throw call.fail(Problem.invalid(
                        "FIDO's metadata vouches for no model " + model.value()
                                + ": nobody could set one up. It has been withdrawn, or the number is another one.",
                        "/models"));
            }
        }
    }

    private boolean isWritten(PasskeyModels asked, long expected) {
        try {
            return store().write(call.realm().getId(), id(), asked, expected);
        } catch (WrittenMeanwhileException e) {
            return false;
        }
    }

    private Response answer() {
        ModelStore.Stored stored = store().read(id());
        return Answers.ok(ModelsJson.of(stored.models()), new EntityTag(stored.version()));
    }

    private String id() {
        return call.organization().getId();
    }

    private ModelStore store() {
        return new ModelStore(Providers.entities(call.session()));
    }
}
