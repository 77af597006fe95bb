package io.stagedoor.guests.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.guests.change.Providers;
import io.stagedoor.guests.domain.SignInChoices;
import io.stagedoor.guests.store.ChoicesStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the place of a password for people of an organization. */
public final class SignInChoicesResource {

    /** Both directions. */
    record ChoicesJson(@Nullable Boolean passkey, @Nullable Boolean emailCode) {}

    private final AdministrativeCall call;

    SignInChoicesResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_SIGN_IN_CHOICES);
        return answer();
    }

    @PUT
    @Path("")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_SIGN_IN_CHOICES);
        ChoicesStore.Stored present = store().read(id());
        new EntityTag(present.version()).require(ifMatch);
        ChoicesJson asked = Json.read(body, ChoicesJson.class);
        if (asked.passkey() == null || asked.emailCode() == null) {
            throw call.fail(Problem.invalid("Say true or false.", asked.passkey() == null ? "/passkey" : "/emailCode"));
        }
        SignInChoices choices = new SignInChoices(asked.passkey(), asked.emailCode());
        if (!isWritten(choices, present.version())) {
            throw call.fail(Problem.preconditionFailed());
        }
        ChangeTrail.record(
                call,
                "sign-in-choices.change",
                Map.of(
                        "passkey", String.valueOf(choices.passkey()),
                        "emailCode", String.valueOf(choices.emailCode()),
                        "passkeyBefore", String.valueOf(present.choices().passkey()),
                        "emailCodeBefore", String.valueOf(present.choices().emailCode())));
        return answer();
    }

    private boolean isWritten(SignInChoices choices, long expected) {
        try {
            return store().write(call.realm().getId(), id(), choices, expected);
        } catch (WrittenMeanwhileException e) {
            return false;
        }
    }

    private Response answer() {
        ChoicesStore.Stored stored = store().read(id());
        return Answers.ok(
                new ChoicesJson(stored.choices().passkey(), stored.choices().emailCode()),
                new EntityTag(stored.version()));
    }

    private String id() {
        return call.organization().getId();
    }

    private ChoicesStore store() {
        return new ChoicesStore(Providers.entities(call.session()));
    }
}
