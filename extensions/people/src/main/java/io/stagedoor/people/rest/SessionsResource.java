package io.stagedoor.people.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.people.change.Providers;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Ends sessions of one person; gateways refuse their tokens within a second. */
public final class SessionsResource {

    /** How many that were. */
    record Ended(int ended) {}

    private final AdministrativeCall call;
    private final String person;

    SessionsResource(AdministrativeCall call, String person) {
        this.call = call;
        this.person = person;
    }

    @DELETE
    @Path("")
    public Response endAll() {
        Member member = permitted();
        int open = new OpenSessions(call.session(), call.realm(), member.person()).count();
        // Where none is open there may be tokens all the same: they end too.
        Providers.sessionEnds(call.session())
                .ofPerson(call.realm(), member.person(), "signed out everywhere by an administrator");
        Trail.record(
                call,
                "session.end-all",
                new AuditFact.Target("person", person),
                Map.of("sessions", Integer.toString(open)));
        return Answers.ok(new Ended(open));
    }

    @DELETE
    @Path("{session}")
    public Response end(@PathParam("session") String session) {
        Member member = permitted();
        if (!Providers.sessionEnds(call.session())
                .ofSession(call.realm(), member.person(), session, "ended by an administrator")) {
            throw call.fail(Problem.notFound());
        }
        Trail.record(call, "session.end", new AuditFact.Target("person", person), Map.of("session", session));
        return Answers.ok(new Ended(1));
    }

    private Member permitted() {
        call.permit(AdministrativeAction.END_SESSIONS);
        Member member = Member.of(call, person);
        member.permitIdentity(AdministrativeAction.END_SESSIONS);
        return member;
    }
}
