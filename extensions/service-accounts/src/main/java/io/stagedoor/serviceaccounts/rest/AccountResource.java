package io.stagedoor.serviceaccounts.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.serviceaccounts.change.AccountChanges;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.Profile;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.domain.State;
import io.stagedoor.serviceaccounts.store.Accounts;
import io.stagedoor.serviceaccounts.store.Profiles;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** One service account: what it is, and what somebody else than its sponsor decides about it. */
public final class AccountResource {

    /**
     * A decision.
     *
     * @param profileVersion of an approval: what of the profile was looked at
     * @param why for the trail and the sponsor
     */
    record DecisionRequest(
            @Nullable Long profileVersion, @Nullable String why) {
        DecisionRequest {
            if (why != null && why.length() > 500) {
                throw new IllegalArgumentException("why has at most 500 characters");
            }
        }
    }

    /** Who is to be answerable. */
    record SponsorRequest(@Nullable String sponsor) {}

    private final AdministrativeCall call;
    private final String id;

    AccountResource(AdministrativeCall call, String id) {
        this.call = call;
        this.id = id;
    }

    static Target target(ServiceAccount account) {
        return new Target("service-account", account.id());
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_SERVICE_ACCOUNTS);
        return answer(found());
    }

    @DELETE
    @Path("")
    public Response delete(@HeaderParam("If-Match") @Nullable String ifMatch) {
        ServiceAccount account = decided(ifMatch);
        kept(changes().delete(account, call.caller().subject()));
        record("service-account.delete", account, "");
        return Answers.nothing();
    }

    /** Of the request, or of what its profile gives more than was approved. */
    @POST
    @Path("approval")
    public Response approve(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        ServiceAccount account = decided(ifMatch);
        DecisionRequest asked = Json.read(body, DecisionRequest.class);
        requireSomebodyElse(account);
        Profile profile = profile(account).orElseThrow(() -> call.fail(Problem.notFound()));
        if (asked.profileVersion() == null || asked.profileVersion() != profile.version()) {
            throw call.fail(Problem.invalid(
                    "profileVersion names the version of the permission profile that you have read; it is "
                            + profile.version() + " now.",
                    "/profileVersion"));
        }
        boolean open = account.state() == State.REQUESTED || account.state() == State.ACTIVE;
        if (!open || !account.waitsForApproval(profile)) {
            throw call.fail(nothingToDo("Nothing of this service account waits for approval"));
        }
        if (account.hasExpiredAt(Providers.CLOCK.instant())) {
            throw call.fail(nothingToDo("What was asked for has expired"));
        }
        requireSponsor(account.sponsor());
        if (!profiles().hold(profile)) {
            throw call.fail(Problem.preconditionFailed());
        }
        ServiceAccount approved =
                kept(changes().approve(account, profile, call.caller().subject(), text(asked.why())));
        record("service-account.approve", approved, text(asked.why()));
        return answer(approved);
    }

    @POST
    @Path("refusal")
    public Response refuse(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        ServiceAccount account = decided(ifMatch);
        DecisionRequest asked = Json.read(body, DecisionRequest.class);
        require(account, State.REQUESTED);
        ServiceAccount refused = kept(changes().refuse(account, call.caller().subject(), text(asked.why())));
        record("service-account.refuse", refused, text(asked.why()));
        return answer(refused);
    }

    @POST
    @Path("suspension")
    public Response suspend(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        ServiceAccount account = decided(ifMatch);
        DecisionRequest asked = Json.read(body, DecisionRequest.class);
        require(account, State.ACTIVE);
        ServiceAccount suspended = kept(changes().suspend(account, call.caller().subject(), text(asked.why())));
        record("service-account.suspend", suspended, text(asked.why()));
        return answer(suspended);
    }

    @DELETE
    @Path("suspension")
    public Response resume(@HeaderParam("If-Match") @Nullable String ifMatch) {
        ServiceAccount account = decided(ifMatch);
        require(account, State.SUSPENDED);
        requireSomebodyElse(account);
        requireSponsor(account.sponsor());
        ServiceAccount active = kept(changes().resume(account, call.caller().subject(), ""));
        record("service-account.resume", active, "");
        return answer(active);
    }

    /** Somebody takes over who is answerable from now on. */
    @PUT
    @Path("sponsor")
    public Response handOver(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        ServiceAccount account = decided(ifMatch);
        String sponsor = text(Json.read(body, SponsorRequest.class).sponsor());
        requireSponsor(sponsor);
        ServiceAccount taken = kept(changes().handOver(account, sponsor));
        record("service-account.hand-over", taken, "");
        return answer(taken);
    }

    /** A new client secret, which is shown this once; only to whoever is answerable. */
    @POST
    @Path("secrets")
    public Response issue(String body) {
        call.permit(AdministrativeAction.ISSUE_SERVICE_SECRETS);
        ServiceAccount account = found();
        return new Credentials(call, account).issue(body);
    }

    /** Other public keys for {@code private_key_jwt}; only by whoever is answerable, and never in the place of secrets. */
    @PUT
    @Path("keys")
    public Response trust(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.ISSUE_SERVICE_SECRETS);
        ServiceAccount account = found();
        new EntityTag(account.version()).require(ifMatch);
        ServiceAccount changed = new Credentials(call, account).trust(body);
        record("service-account.new-keys", changed, "");
        return answer(changed);
    }

    /** The account that the caller may decide about, as the caller has read it. */
    private ServiceAccount decided(@Nullable String ifMatch) {
        call.permit(AdministrativeAction.DECIDE_SERVICE_ACCOUNTS);
        ServiceAccount account = found();
        new EntityTag(account.version()).require(ifMatch);
        return account;
    }

    private ServiceAccount found() {
        return new Accounts(Providers.entities(call.session()), call.realm().getId())
                .find(call.organization().getId(), id)
                .filter(account -> account.state() != State.DELETED)
                .orElseThrow(() -> call.fail(Problem.notFound()));
    }

    private void requireSomebodyElse(ServiceAccount account) {
        if (account.isOf(call.caller().subject())) {
            throw call.fail(Problem.forbidden(
                    "Nobody decides about their own service account: ask another owner or security-administrator."));
        }
    }

    private void require(ServiceAccount account, State state) {
        if (account.state() != state) {
            throw call.fail(
                    nothingToDo("This service account is " + account.state().word()));
        }
    }

    /** Somebody of the organization who is let in. */
    private void requireSponsor(String person) {
        @Nullable UserModel user = call.session().users().getUserById(call.realm(), person);
        if (user == null
                || !user.isEnabled()
                || user.getServiceAccountClientLink() != null
                || !call.organization().isMember(user)) {
            throw call.fail(Problem.invalid(
                    "The sponsor has to be a person of the organization who can sign in; hand it over to somebody.",
                    "/sponsor"));
        }
    }

    static Problem nothingToDo(String title) {
        return Problem.conflict("service-account-state", title, "Read it again, and look at its state.");
    }

    private <T> T kept(Optional<T> changed) {
        return changed.orElseThrow(() -> call.fail(Problem.preconditionFailed()));
    }

    private Response answer(ServiceAccount account) {
        Instant now = Providers.CLOCK.instant();
        return Answers.ok(
                AccountAnswer.of(account, profile(account).orElse(null), new Proof(call).of(account), now),
                new EntityTag(account.version()));
    }

    private Optional<Profile> profile(ServiceAccount account) {
        return profiles().find(account.profile());
    }

    private Profiles profiles() {
        return new Profiles(
                Providers.entities(call.session()), call.organization().getId());
    }

    private void record(String action, ServiceAccount account, String why) {
        Map<String, String> details = new HashMap<>(Map.of(
                "name", account.name().value(),
                "email", account.email(),
                "sponsor", account.sponsor(),
                "permissions", String.join(" ", account.bounds().permissions())));
        if (!why.isEmpty()) {
            details.put("why", why);
        }
        ChangeTrail.record(call, action, target(account), details);
    }

    private AccountChanges changes() {
        return new AccountChanges(call.session(), call.realm());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
