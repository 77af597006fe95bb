package io.stagedoor.mfapolicy.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.mfapolicy.change.Devices;
import io.stagedoor.mfapolicy.domain.RememberedDevice;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Browsers that stand for the second factor of somebody who is at home in the organization. */
public final class RememberedDevicesResource {

    /** How many that were. */
    record Ended(int ended) {}

    private final AdministrativeCall call;

    RememberedDevicesResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("{person}")
    public Response list(@PathParam("person") String person) {
        call.permit(AdministrativeAction.READ_SESSIONS);
        return Answers.ok(new RememberedDeviceJson.Devices(open(PassHolder.of(call, person)).stream()
                .map(RememberedDeviceJson::of)
                .toList()));
    }

    @DELETE
    @Path("{person}")
    public Response endAll(@PathParam("person") String person) {
        PassHolder holder = permitted(person);
        int ended = devices().endAll(holder.person().getId());
        record("device.revoke", person, Map.of("devices", Integer.toString(ended)));
        return Answers.ok(new Ended(ended));
    }

    @DELETE
    @Path("{person}/{id}")
    public Response end(@PathParam("person") String person, @PathParam("id") String id) {
        PassHolder holder = permitted(person);
        if (!devices().end(holder.person(), id)) {
            throw call.fail(Problem.notFound());
        }
        record("device.revoke", person, Map.of("device", id));
        return Answers.nothing();
    }

    private PassHolder permitted(String person) {
        call.permit(AdministrativeAction.END_SESSIONS);
        PassHolder holder = PassHolder.of(call, person);
        holder.permitIdentity(AdministrativeAction.END_SESSIONS, "Their home organization ends it.");
        return holder;
    }

    /** Those of people who are guests here are their home organization's to see. */
    private List<RememberedDevice> open(PassHolder holder) {
        return devices().open(holder.person()).stream()
                .filter(device ->
                        device.organization().equals(call.organization().getId()))
                .toList();
    }

    private void record(String action, String person, Map<String, String> details) {
        ChangeTrail.record(call, action, new AuditFact.Target("person", person), details);
    }

    private Devices devices() {
        return new Devices(call.session(), call.realm());
    }
}
