package io.stagedoor.mfapolicy.rest;

import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.mfapolicy.change.Devices;
import io.stagedoor.mfapolicy.change.Providers;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.models.OrganizationModel;

/** The browsers that stand for the caller's own second factor. Ending one makes nobody stronger, so a token is enough. */
public final class OwnDevicesResource {

    private final RealmCall call;

    OwnDevicesResource(RealmCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list() {
        return Answers.ok(new RememberedDeviceJson.Devices(devices().open(call.user()).stream()
                .map(RememberedDeviceJson::of)
                .toList()));
    }

    @DELETE
    @Path("{id}")
    public Response end(@PathParam("id") String id) {
        if (!devices().end(call.user(), id)) {
            throw new ProblemException(Problem.notFound());
        }
        String me = call.user().getId();
        Providers.trail(call.session())
                .record(new AuditFact(
                        call.realm().getId(),
                        HomeOrganization.of(call.session(), call.user())
                                .map(OrganizationModel::getId)
                                .orElse(null),
                        AuditFact.Actor.person(me, call.client().getClientId()),
                        "device.revoke",
                        new AuditFact.Target("person", me),
                        AuditFact.Outcome.SUCCESS,
                        null,
                        call.from(),
                        call.correlationId().value(),
                        Map.of("device", id)));
        return Answers.nothing();
    }

    private Devices devices() {
        return new Devices(call.session(), call.realm());
    }
}
