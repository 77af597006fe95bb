package io.stagedoor.serviceaccounts.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.serviceaccounts.change.Naming;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.AccountName;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.domain.Workload;
import io.stagedoor.serviceaccounts.store.Accounts;
import io.stagedoor.serviceaccounts.store.Profiles;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Service accounts of an organization. */
public final class AccountsResource {

    /**
     * What is asked for.
     *
     * @param name null for the organization's next number
     * @param profile id of a permission profile
     * @param expires RFC 3339
     * @param jwks public keys of whoever signs assertions; null for client secrets
     * @param workload who it is at a trusted issuer, so that it needs neither
     */
    record AccountRequest(
            @Nullable String name,
            @Nullable String purpose,
            @Nullable String profile,
            @Nullable String expires,
            @Nullable JsonNode jwks,
            Proof.@Nullable WorkloadJson workload) {}

    /** Whose work something is. */
    record Identity(String subject, String name, String email) {}

    private final AdministrativeCall call;

    AccountsResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        call.permit(AdministrativeAction.READ_SERVICE_ACCOUNTS);
        int size = Page.size(limit);
        List<ServiceAccount> found = accounts().list(organization(), Page.position(after), size + 1);
        Profiles profiles = new Profiles(Providers.entities(call.session()), organization());
        Map<String, Workload> workloads = new Proof(call).workloads().ofOrganization(organization());
        Instant now = Providers.CLOCK.instant();
        return Answers.ok(Page.of(found, size, ServiceAccount::id)
                .map(account -> AccountAnswer.of(
                        account, profiles.find(account.profile()).orElse(null), workloads.get(account.id()), now)));
    }

    /** Whoever asks is answerable for it. Nothing works before somebody else has approved it. */
    @POST
    @Path("")
    public Response request(String body) {
        call.permit(AdministrativeAction.REQUEST_SERVICE_ACCOUNTS);
        AccountRequest asked = Json.read(body, AccountRequest.class);
        String profile = text(asked.profile());
        if (new Profiles(Providers.entities(call.session()), organization())
                .find(profile)
                .isEmpty()) {
            throw call.fail(Problem.invalid("There is no such permission profile in this organization.", "/profile"));
        }
        Instant expires = Checked.value(() -> instant(text(asked.expires())), "/expires");
        @Nullable
        String keys = Checked.value(() -> new Credentials.Keys(PublicKeys.checked(asked.jwks())), "/jwks")
                .value();
        if (keys != null && asked.workload() != null) {
            throw call.fail(Problem.invalid("It has keys of its own or a workload, not both.", "/workload"));
        }
        ServiceAccount.Wish wish = new ServiceAccount.Wish(text(asked.purpose()), profile, expires, keys);
        // Looked at as a whole before a number is taken.
        requested(new AccountName("checked"), wish);
        AccountName name = Checked.value(() -> Naming.of(call.session(), organization(), asked.name()), "/name");
        ServiceAccount account = requested(name, wish);
        accounts().insert(account);
        @Nullable
        Workload workload = asked.workload() == null ? null : new Proof(call).claim(account, asked.workload());
        ChangeTrail.record(
                call,
                "service-account.request",
                AccountResource.target(account),
                Map.of(
                        "name", name.value(),
                        "email", account.email(),
                        "purpose", account.purpose(),
                        "profile", profile,
                        "expires", expires.toString(),
                        "workload", workload == null ? "" : workload.issuer() + " " + workload.subject()));
        return Answers.created(
                AccountAnswer.of(
                        account,
                        new Profiles(Providers.entities(call.session()), organization())
                                .find(profile)
                                .orElse(null),
                        workload,
                        Providers.CLOCK.instant()),
                new EntityTag(account.version()));
    }

    /** For applications: what to write beside the work of a service account, also of one that is deleted. */
    @GET
    @Path("names/{id}")
    public Response name(@PathParam("id") String id) {
        call.permit(AdministrativeAction.LOOK_UP_SERVICE_ACCOUNTS);
        return accounts()
                .ofSubject(organization(), id)
                .map(account -> Answers.ok(new Identity(id, account.name().value(), account.email())))
                .orElseThrow(() -> call.fail(Problem.notFound()));
    }

    @Path("{id}")
    public AccountResource account(@PathParam("id") String id) {
        return new AccountResource(call, id);
    }

    private ServiceAccount requested(AccountName name, ServiceAccount.Wish wish) {
        return Checked.value(
                () -> ServiceAccount.requested(
                        KeycloakModelUtils.generateId(),
                        organization(),
                        name,
                        wish,
                        call.caller().subject(),
                        Providers.CLOCK.instant()),
                null);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expires is a moment as 2026-12-31T23:59:59Z", e);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private String organization() {
        return call.organization().getId();
    }

    private Accounts accounts() {
        return new Accounts(Providers.entities(call.session()), call.realm().getId());
    }
}
