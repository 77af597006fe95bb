package io.stagedoor.people.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Letter;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.people.change.Accounts;
import io.stagedoor.people.domain.Factors;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** Second factors of one person, for who has lost theirs. Whatever is taken away, they are told by a letter. */
public final class FactorsResource {

    private static final int LONGEST_REASON = 200;

    /**
     * Why, and which.
     *
     * @param factor null for all of them
     */
    record ResetRequest(@Nullable String reason, @Nullable String factor) {
        String checked() {
            String text = reason == null ? "" : reason.strip();
            if (text.isEmpty() || text.length() > LONGEST_REASON) {
                throw new IllegalArgumentException("a reason has 1 to " + LONGEST_REASON + " characters");
            }
            return text;
        }
    }

    /** How many that were. */
    record Removed(int removed) {}

    private final AdministrativeCall call;
    private final String person;

    FactorsResource(AdministrativeCall call, String person) {
        this.call = call;
        this.person = person;
    }

    /** With a reason: one factor, or all of them at once. */
    @POST
    @Path("reset")
    public Response reset(String body) {
        UserModel user = permitted();
        ResetRequest request = Json.read(body, ResetRequest.class);
        String reason = Checked.value(request::checked, "/reason");
        List<CredentialModel> removed = removed(user, request.factor());
        if (removed.isEmpty()) {
            throw call.fail(Problem.notFound());
        }
        tell(user, removed, reason);
        for (CredentialModel factor : removed) {
            record(Map.of("factor", factor.getId(), "credential", factor.getType(), "reason", reason));
        }
        return Answers.ok(new Removed(removed.size()));
    }

    @DELETE
    @Path("{factor}")
    public Response remove(@PathParam("factor") String factor) {
        UserModel user = permitted();
        List<CredentialModel> removed = removed(user, factor);
        if (removed.isEmpty()) {
            throw call.fail(Problem.notFound());
        }
        tell(user, removed, "");
        record(Map.of("factor", factor));
        return Answers.nothing();
    }

    private UserModel permitted() {
        call.permit(AdministrativeAction.RESET_FACTORS);
        Member member = Member.of(call, person);
        member.permitIdentity(AdministrativeAction.RESET_FACTORS);
        // Whoever has stolen an administrator's token is not to get rid of that administrator's factors by it.
        member.forbidOneself("Change your own factors in your account, or ask another administrator.");
        return member.person();
    }

    private List<CredentialModel> removed(UserModel user, @Nullable String wanted) {
        Accounts accounts = new Accounts(call.session(), call.realm());
        List<CredentialModel> removed = new ArrayList<>();
        for (CredentialModel factor :
                user.credentialManager().getStoredCredentialsStream().toList()) {
            if ((wanted == null || wanted.equals(factor.getId()))
                    && accounts.removeFactor(user, factor.getId(), Factors.SHOWN)) {
                removed.add(factor);
            }
        }
        return removed;
    }

    private void tell(UserModel user, List<CredentialModel> removed, String reason) {
        new Letter(
                        "factorsResetSubject",
                        "factors-reset.ftl",
                        Map.of(
                                "organizationName",
                                call.organization().getName(),
                                "factors",
                                removed.stream()
                                        .map(CredentialModel::getType)
                                        .distinct()
                                        .toList(),
                                "reason",
                                reason))
                .sendAfterCommit(call.session(), call.realm(), user);
    }

    private void record(Map<String, String> details) {
        Trail.record(call, "factor.reset", new AuditFact.Target("person", person), details);
    }
}
