package io.stagedoor.federation.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.federation.change.ConnectionChanges;
import io.stagedoor.federation.change.Described;
import io.stagedoor.federation.change.DomainChanges;
import io.stagedoor.federation.change.Providers;
import io.stagedoor.federation.domain.Connection;
import io.stagedoor.federation.domain.ConnectionState;
import io.stagedoor.federation.domain.DomainClaim;
import io.stagedoor.federation.domain.Preset;
import io.stagedoor.federation.domain.Presets;
import io.stagedoor.federation.domain.Protocol;
import io.stagedoor.federation.domain.Revision;
import io.stagedoor.federation.domain.Setting;
import io.stagedoor.federation.domain.Vendor;
import io.stagedoor.federation.store.Connections;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An organization's connections to its corporate identity providers. */
public final class ConnectionsResource {

    private final AdministrativeCall call;
    private final Described.Source documents;
    private final Connections connections;
    private final ConnectionChanges changes;
    private final ConnectionJson json;

    ConnectionsResource(AdministrativeCall call, Described.Source documents) {
        this.call = call;
        this.documents = documents;
        this.connections =
                Providers.connections(call.session(), call.organization().getId());
        this.changes = new ConnectionChanges(call.session(), call.organization());
        this.json = new ConnectionJson(call);
    }

    @GET
    @Path("presets")
    public Response presets() {
        call.permit(AdministrativeAction.READ_CONNECTIONS);
        return Answers.ok(ConnectionJson.presets());
    }

    @GET
    @Path("")
    public Response list() {
        call.permit(AdministrativeAction.READ_CONNECTIONS);
        return Answers.ok(json.all());
    }

    @POST
    @Path("")
    public Response create(String body) {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        ConnectionRequest request = Json.read(body, ConnectionRequest.class);
        String name = request.checkedName();
        Preset preset = Optional.ofNullable(request.vendor())
                .flatMap(Vendor::of)
                .flatMap(vendor -> Optional.ofNullable(request.protocol())
                        .flatMap(Protocol::of)
                        .flatMap(protocol -> Presets.of(vendor, protocol)))
                .orElseThrow(() -> call.fail(
                        Problem.invalid("Choose a vendor and a protocol from connections/presets.", "/vendor")));
        if (connections.list().size() >= Connection.MOST_PER_ORGANIZATION) {
            throw call.fail(
                    Problem.conflict("too-many", "There are too many connections", "Delete one that you do not need."));
        }
        Connection made = changes.create(
                name,
                preset.vendor(),
                preset.protocol(),
                ConnectionRequest.initial(preset),
                call.caller().subject());
        Trail.record(
                call,
                "connection.create",
                "connection",
                made.id(),
                Map.of(
                        "name",
                        name,
                        "vendor",
                        preset.vendor().word(),
                        "protocol",
                        preset.protocol().word()));
        return Answers.created(json.one(made), tag(made));
    }

    @GET
    @Path("{connection}")
    public Response read(@PathParam("connection") String id) {
        call.permit(AdministrativeAction.READ_CONNECTIONS);
        Connection found = connections.find(id).orElseThrow(() -> call.fail(Problem.notFound()));
        return Answers.ok(json.one(found), tag(found));
    }

    @PUT
    @Path("{connection}")
    public Response change(
            @PathParam("connection") String id, @HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        Connection present = locked(id);
        tag(present).require(ifMatch);
        ConnectionRequest request = Json.readWithDocument(body, ConnectionRequest.class);
        String name = request.name() == null ? present.name() : request.checkedName();
        List<DomainClaim> claims = new DomainChanges(call.session(), call.organization()).list();
        Set<String> domains = request.checkedDomains(claims, present.domains());
        boolean byDefault = request.byDefault() == null ? present.byDefault() : request.byDefault();
        refuseOverlap(present, domains, byDefault);
        Connection changed = changes.rename(present, name, domains, byDefault);
        Preset preset = Presets.of(present.vendor(), present.protocol()).orElseThrow();
        Revision before = connections.revision(id, present.draft()).orElseThrow();
        boolean saved = false;
        if (request.settings() != null) {
            Map<Setting.Key, String> settings = request.checkedSettings(preset, before);
            Map<String, String> fetched = fetched(present, settings);
            if (!settings.equals(before.settings()) || !fetched.equals(before.fetched())) {
                changed = changes.save(changed, settings, fetched, call.caller().subject());
                saved = true;
            }
        }
        Trail.record(
                call,
                "connection.change",
                "connection",
                id,
                Map.of(
                        "name",
                        name,
                        "domains",
                        String.join(" ", domains),
                        "revision",
                        saved ? String.valueOf(changed.draft()) : ""));
        return Answers.ok(json.one(changed), tag(changed));
    }

    @DELETE
    @Path("{connection}")
    public Response delete(@PathParam("connection") String id) {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        Connection present = locked(id);
        if (present.state() == ConnectionState.ACTIVE) {
            throw call.fail(Problem.conflict(
                    "connection-active", "People sign in with this connection", "Switch it off first."));
        }
        changes.delete(present);
        Trail.record(call, "connection.delete", "connection", id, Map.of("name", present.name()));
        return Answers.nothing();
    }

    @Path("{connection}/test-sign-ins")
    public TestSignInsResource testSignIns(@PathParam("connection") String id) {
        return new TestSignInsResource(call, id);
    }

    @Path("{connection}/requirement")
    public RequirementResource requirement(@PathParam("connection") String id) {
        return new RequirementResource(call, id);
    }

    @POST
    @Path("{connection}/activation")
    public Response activate(@PathParam("connection") String id) {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        Connection present = locked(id);
        boolean tested = connections
                .revision(id, present.draft())
                .filter(draft -> draft.testedAt() != null)
                .isPresent();
        if (!tested) {
            throw call.fail(
                    Problem.conflict("not-tested", "What is saved is not tested", "Make a test sign-in first."));
        }
        boolean routed = Providers.domains(call.session())
                .list(call.organization().getId())
                .stream()
                .anyMatch(claim -> claim.state().counts());
        if (!routed || (present.domains().isEmpty() && !present.byDefault())) {
            throw call.fail(Problem.conflict(
                    "no-domain",
                    "The connection is for nobody yet",
                    "Prove a domain, and choose it for this connection or make the connection the default."));
        }
        return done("connection.activate", changes.activate(present));
    }

    @POST
    @Path("{connection}/deactivation")
    public Response deactivate(@PathParam("connection") String id) {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        return done("connection.deactivate", changes.deactivate(locked(id)));
    }

    @POST
    @Path("{connection}/rollback")
    public Response rollBack(@PathParam("connection") String id) {
        call.permit(AdministrativeAction.CHANGE_CONNECTIONS);
        Connection present = locked(id);
        if (present.previous() == 0) {
            throw call.fail(Problem.conflict(
                    "nothing-to-roll-back-to",
                    "There is nothing to go back to",
                    "No other settings were live before."));
        }
        return done("connection.roll-back", changes.rollBack(present));
    }

    private Response done(String action, Connection now) {
        Trail.record(
                call,
                action,
                "connection",
                now.id(),
                Map.of("name", now.name(), "revision", String.valueOf(now.live())));
        return Answers.ok(json.one(now), tag(now));
    }

    private Map<String, String> fetched(Connection connection, Map<Setting.Key, String> settings) {
        try {
            return new Described(call.session(), documents).of(settings, connection.protocol() == Protocol.OIDC);
        } catch (Described.RefusedException e) {
            throw call.fail(Problem.invalid(
                    String.valueOf(e.getMessage()), "/settings/" + e.key().word()));
        }
    }

    /** A domain leads to one connection, and one is the default. */
    private void refuseOverlap(Connection mine, Set<String> domains, boolean byDefault) {
        for (Connection other : connections.list()) {
            if (other.id().equals(mine.id())) {
                continue;
            }
            Optional<String> both =
                    other.domains().stream().filter(domains::contains).findFirst();
            if (both.isPresent()) {
                throw call.fail(Problem.conflict(
                        "domain-in-use",
                        "Another connection is for this domain",
                        "“" + other.name() + "” is for " + both.get() + ". Take it out there first."));
            }
            if (byDefault && other.byDefault()) {
                throw call.fail(Problem.conflict(
                        "default-in-use", "Another connection is the default", "“" + other.name() + "” is."));
            }
        }
    }

    private Connection locked(String id) {
        return connections.lock(id).orElseThrow(() -> call.fail(Problem.notFound()));
    }

    private static EntityTag tag(Connection connection) {
        return new EntityTag(connection.version());
    }
}
