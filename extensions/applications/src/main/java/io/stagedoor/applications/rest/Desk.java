package io.stagedoor.applications.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.domain.Api;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.ChangeTrail;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whose APIs a call is about: an organization's, or the realm's own. Whether the caller may was asked before. */
interface Desk {

    KeycloakSession session();

    RealmModel realm();

    /** Id of the organization; {@link Api#REALM} for the realm's own. */
    String owner();

    /** Id of whoever calls. */
    String caller();

    /** Ends the call; nothing that it has written is kept. */
    ProblemException fail(Problem problem);

    void record(String action, AuditFact.Target target, Map<String, String> details);

    /** Of an organization. */
    record OfOrganization(AdministrativeCall call) implements Desk {

        @Override
        public KeycloakSession session() {
            return call.session();
        }

        @Override
        public RealmModel realm() {
            return call.realm();
        }

        @Override
        public String owner() {
            return call.organization().getId();
        }

        @Override
        public String caller() {
            return call.caller().subject();
        }

        @Override
        public ProblemException fail(Problem problem) {
            return call.fail(problem);
        }

        @Override
        public void record(String action, AuditFact.Target target, Map<String, String> details) {
            ChangeTrail.record(call, action, target, details);
        }
    }

    /** Of the operators. */
    record OfOperators(RealmCall call) implements Desk {

        /** The realm's own are for operators alone. */
        static OfOperators of(RealmCall call) {
            if (!call.byOperator()) {
                throw new ProblemException(Problem.forbidden("Only realm operators see and change the realm's APIs."));
            }
            return new OfOperators(call);
        }

        /** The same, where something is to be changed. */
        static OfOperators changing(RealmCall call) {
            OfOperators desk = of(call);
            call.requireFreshAuthentication();
            return desk;
        }

        @Override
        public KeycloakSession session() {
            return call.session();
        }

        @Override
        public RealmModel realm() {
            return call.realm();
        }

        @Override
        public String owner() {
            return Api.REALM;
        }

        @Override
        public String caller() {
            return call.user().getId();
        }

        @Override
        public ProblemException fail(Problem problem) {
            call.session().getTransactionManager().setRollbackOnly();
            return new ProblemException(problem);
        }

        @Override
        public void record(String action, AuditFact.Target target, Map<String, String> details) {
            boolean program = call.user().getServiceAccountClientLink() != null;
            Providers.trail(call.session())
                    .record(new AuditFact(
                            call.realm().getId(),
                            null,
                            new AuditFact.Actor(
                                    program ? "service-account" : "person",
                                    caller(),
                                    call.client().getClientId()),
                            action,
                            target,
                            AuditFact.Outcome.SUCCESS,
                            null,
                            call.from(),
                            call.correlationId().value(),
                            details));
        }
    }
}
