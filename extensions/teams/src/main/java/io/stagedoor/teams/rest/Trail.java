package io.stagedoor.teams.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.audit.api.ChangeTrail;
import java.util.Map;

/** Writes down what an administrator changed, in the same transaction. */
final class Trail {

    private Trail() {}

    static void record(AdministrativeCall call, String action, String type, String id, Map<String, String> details) {
        ChangeTrail.record(call, action, new Target(type, id), details);
    }
}
