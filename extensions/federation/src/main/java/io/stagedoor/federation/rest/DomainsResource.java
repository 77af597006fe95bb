package io.stagedoor.federation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.federation.change.ConnectionRules;
import io.stagedoor.federation.change.DomainChanges;
import io.stagedoor.federation.change.Providers;
import io.stagedoor.federation.dns.TxtRecords;
import io.stagedoor.federation.domain.Connection;
import io.stagedoor.federation.domain.DomainClaim;
import io.stagedoor.federation.domain.DomainName;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** The e-mail domains of one organization. */
public final class DomainsResource {

    private static final int SHOWN_PEOPLE = 20;
    private static final int ADOPTED_AT_ONCE = 1_000;
    private static final int LONGEST_SHOWN = 100;

    record DomainRequest(@Nullable String name, @Nullable Boolean subdomains) {}

    record RecordJson(String name, String type, String value) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DomainJson(
            String name,
            boolean subdomains,
            String state,
            RecordJson record,
            @Nullable String provedAt,
            @Nullable String checkedAt,
            @Nullable String graceUntil,
            @Nullable ConnectionName connection) {}

    record ConnectionName(String id, String name) {}

    record DomainList(List<DomainJson> items) {}

    record Stranger(String id, String name, String email) {}

    record Adoption(long people, boolean more, List<Stranger> names) {}

    record Adopted(long adopted) {}

    private final AdministrativeCall call;
    private final TxtRecords records;
    private final DomainChanges changes;

    DomainsResource(AdministrativeCall call, TxtRecords records) {
        this.call = call;
        this.records = records;
        this.changes = new DomainChanges(call.session(), call.organization());
    }

    @GET
    @Path("")
    public Response list() {
        call.permit(AdministrativeAction.READ_CONNECTIONS);
        List<Connection> connections = connections();
        return Answers.ok(new DomainList(
                Providers.domains(call.session()).list(call.organization().getId()).stream()
                        .map(claim -> json(claim, connections))
                        .toList()));
    }

    @POST
    @Path("")
    public Response add(String body) {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        DomainRequest request = Json.read(body, DomainRequest.class);
        DomainName name = Checked.value(() -> new DomainName(request.name() == null ? "" : request.name()), "/name");
        List<DomainClaim> present = changes.list();
        if (present.stream().anyMatch(claim -> claim.name().equals(name))) {
            throw call.fail(
                    Problem.conflict("domain-exists", "The domain is there already", "Prove it, or remove it first."));
        }
        if (present.size() >= DomainClaim.MOST_PER_ORGANIZATION) {
            throw call.fail(
                    Problem.conflict("too-many", "There are too many domains", "Remove one that you do not need."));
        }
        DomainClaim claim = changes.claim(name, Boolean.TRUE.equals(request.subdomains()));
        refuseOthers(claim);
        Trail.record(
                call, "domain.add", "domain", name.value(), Map.of("subdomains", String.valueOf(claim.subdomains())));
        return Answers.created(json(claim, connections()));
    }

    @POST
    @Path("{name}/check")
    public Response check(@PathParam("name") String name) {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        DomainClaim claim = claim(name);
        List<String> texts;
        try {
            texts = records.of(claim.recordName());
        } catch (IOException e) {
            throw call.fail(new Problem(
                    503,
                    "dns-unavailable",
                    "DNS does not answer",
                    "Your DNS servers did not answer about " + claim.recordName() + ". Try again in a few minutes.",
                    null));
        }
        boolean found = texts.contains(claim.recordValue());
        if (!found && !claim.state().counts()) {
            throw call.fail(Problem.conflict("record-missing", "The record is not there yet", missing(claim, texts)));
        }
        DomainChanges.Looked looked = changes.looked(claim, found).orElseThrow(() -> call.fail(taken()));
        DomainClaim now = looked.claim();
        if (now.state() != claim.state()) {
            Trail.record(
                    call,
                    "domain." + now.state().word(),
                    "domain",
                    name,
                    Map.of("before", claim.state().word(), "detached", String.valueOf(looked.detached())));
        }
        return Answers.ok(json(now, connections()));
    }

    @DELETE
    @Path("{name}")
    public Response remove(@PathParam("name") String name) {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        DomainClaim claim = claim(name);
        if (claim.state().counts()) {
            connections().stream()
                    .filter(connection -> names(connection, claim))
                    .findFirst()
                    .ifPresent(connection -> {
                        throw call.fail(Problem.conflict(
                                "domain-in-use",
                                "A connection is for this domain",
                                "Take it out of the connection “" + connection.name() + "” first."));
                    });
        }
        changes.remove(claim);
        Trail.record(
                call,
                "domain.remove",
                "domain",
                name,
                Map.of("before", claim.state().word()));
        return Answers.nothing();
    }

    @GET
    @Path("{name}/adoption")
    public Response adoption(@PathParam("name") String name) {
        call.permit(AdministrativeAction.READ_CONNECTIONS);
        List<UserModel> strangers = changes.strangers(proved(name), ADOPTED_AT_ONCE);
        return Answers.ok(new Adoption(
                strangers.size(),
                strangers.size() == ADOPTED_AT_ONCE,
                strangers.stream()
                        .limit(SHOWN_PEOPLE)
                        .map(person -> new Stranger(
                                person.getId(),
                                (text(person.getFirstName()) + " " + text(person.getLastName())).strip(),
                                text(person.getEmail())))
                        .toList()));
    }

    /** From then on they are the organization's people: it may reset their factors, end their sessions, suspend them. */
    @POST
    @Path("{name}/adoption")
    public Response adopt(@PathParam("name") String name) {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        long adopted = changes.adopt(proved(name), ADOPTED_AT_ONCE);
        Trail.record(call, "domain.adopt", "domain", name, Map.of("people", String.valueOf(adopted)));
        return Answers.ok(new Adopted(adopted));
    }

    private DomainClaim claim(String name) {
        DomainName domain = Checked.parameter(() -> new DomainName(name));
        return changes.list().stream()
                .filter(claim -> claim.name().equals(domain))
                .findFirst()
                .orElseThrow(() -> call.fail(Problem.notFound()));
    }

    private DomainClaim proved(String name) {
        DomainClaim claim = claim(name);
        if (!claim.state().counts()) {
            throw call.fail(Problem.conflict("not-proved", "The domain is not proved", "Prove it first."));
        }
        return claim;
    }

    private void refuseOthers(DomainClaim claim) {
        if (changes.isOthers(claim)) {
            throw call.fail(taken());
        }
    }

    /** Who has it is not said. */
    private static Problem taken() {
        return Problem.conflict(
                "domain-taken",
                "The domain is proved by somebody else",
                "Another organization has proved it, or a part of it. Ask the operators of this service if that is wrong.");
    }

    private static String missing(DomainClaim claim, List<String> texts) {
        String found = texts.isEmpty()
                ? "There is no TXT record at " + claim.recordName() + "."
                : "The TXT record at " + claim.recordName() + " is “" + shown(texts.getFirst()) + "”.";
        return found + " A new record can take an hour to be seen everywhere.";
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "…" : plain;
    }

    private List<Connection> connections() {
        return Providers.connections(call.session(), call.organization().getId())
                .list();
    }

    private DomainJson json(DomainClaim claim, List<Connection> connections) {
        Optional<ConnectionName> connection = new ConnectionRules(call.session())
                .activeOf(claim.name(), call.organization())
                .flatMap(id -> connections.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .map(one -> new ConnectionName(one.id(), one.name())));
        return new DomainJson(
                claim.name().value(),
                claim.subdomains(),
                claim.state().word(),
                new RecordJson(claim.recordName(), "TXT", claim.recordValue()),
                time(claim.provedAt()),
                time(claim.checkedAt()),
                time(claim.graceUntil()),
                claim.state().counts() ? connection.orElse(null) : null);
    }

    private static boolean names(Connection connection, DomainClaim claim) {
        return connection.domains().stream().anyMatch(name -> claim.covers(new DomainName(name)));
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
