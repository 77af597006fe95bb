package io.stagedoor.people.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.people.change.Accounts;
import io.stagedoor.provisioning.api.Cause;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.OrganizationModel;

/** Whether one person's account is disabled. */
public final class SuspensionResource {

    private static final int LONGEST_REASON = 200;

    /** Why. */
    record SuspensionRequest(@Nullable String reason) {
        String checked() {
            String text = reason == null ? "" : reason.strip();
            if (text.isEmpty() || text.length() > LONGEST_REASON) {
                throw new IllegalArgumentException("a reason has 1 to " + LONGEST_REASON + " characters");
            }
            return text;
        }
    }

    /**
     * What has ended.
     *
     * @param ended sessions that were open
     * @param receipt where to read what becomes of it; null for people without a home organization
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Suspended(int ended, @Nullable String receipt) {}

    private final AdministrativeCall call;
    private final String person;

    SuspensionResource(AdministrativeCall call, String person) {
        this.call = call;
        this.person = person;
    }

    @PUT
    @Path("")
    public Response suspend(String body) {
        Member member = permitted();
        String reason = Checked.value(Json.read(body, SuspensionRequest.class)::checked, "/reason");
        int open = new OpenSessions(call.session(), call.realm(), member.person()).count();
        Accounts accounts = new Accounts(call.session(), call.realm());
        Cause cause = Trail.cause(call, reason);
        String receipt;
        // Whom a realm operator puts out, they also replace.
        if (call.caller().realmOperator() || !member.roles().contains(OrganizationRole.OWNER)) {
            receipt = accounts.suspend(member.person(), home(member), cause);
        } else {
            receipt = accounts.suspendOwner(member.person(), call.organization(), member.home(), cause)
                    .orElseThrow(() -> call.fail(Problem.conflict(
                            "last-owner", "Nobody would be left", "Make somebody else owner first, who can sign in.")));
        }
        Trail.record(call, "person.suspend", new AuditFact.Target("person", person), Map.of("reason", reason));
        return Answers.ok(new Suspended(open, receipt.isEmpty() ? null : receipt));
    }

    @DELETE
    @Path("")
    public Response reinstate() {
        Member member = permitted();
        if (!member.person().isEnabled()) {
            new Accounts(call.session(), call.realm()).reinstate(member.person(), home(member), Trail.cause(call, ""));
            Trail.record(call, "person.reinstate", new AuditFact.Target("person", person), Map.of());
        }
        return Answers.nothing();
    }

    private @Nullable OrganizationModel home(Member member) {
        return member.home() ? call.organization() : null;
    }

    private Member permitted() {
        call.permit(AdministrativeAction.SUSPEND_PEOPLE);
        Member member = Member.of(call, person);
        member.permitIdentity(AdministrativeAction.SUSPEND_PEOPLE);
        member.forbidOneself("Let another administrator do it.");
        return member;
    }
}
