package io.stagedoor.signals.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.secrets.api.SecretSeal;
import io.stagedoor.signals.domain.EventStream;
import io.stagedoor.signals.domain.ReceiverAddress;
import io.stagedoor.signals.rest.EventStreamRequests.Change;
import io.stagedoor.signals.rest.EventStreamRequests.Create;
import io.stagedoor.signals.rest.EventStreamRequests.Poll;
import io.stagedoor.signals.rest.EventStreamRequests.Shown;
import io.stagedoor.signals.rest.EventStreamRequests.Verify;
import io.stagedoor.signals.store.EventStreams;
import io.stagedoor.signals.store.SignalTable;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.services.Urls;

/** {@code /organizations/{alias}/event-streams}. */
@Produces(MediaType.APPLICATION_JSON)
public final class EventStreamsResource {

    private static final int MOST = 10;

    private final AdministrativeCall call;
    private final boolean loopback;
    private final EntityManager entities;
    private final EventStreams streams;

    EventStreamsResource(AdministrativeCall call, boolean loopback) {
        this.call = call;
        this.loopback = loopback;
        this.entities = call.session().getProvider(JpaConnectionProvider.class).getEntityManager();
        this.streams = new EventStreams(entities);
    }

    /** All of them: there are few. */
    @GET
    public Response list() {
        call.permit(AdministrativeAction.CHANGE_EVENT_STREAMS);
        return ok(new Page<>(mine().stream().map(Shown::of).toList(), null), null);
    }

    /** A new one begins with what happens from now on. */
    @POST
    public Response create(String body) {
        call.permit(AdministrativeAction.CHANGE_EVENT_STREAMS);
        Create request = Json.read(body, Create.class);
        if (mine().size() >= MOST) {
            throw call.fail(Problem.conflict(
                    "too-many-streams", "No further stream is possible", "Remove one of the " + MOST + " first."));
        }
        String issuer = Urls.realmIssuer(
                call.session().getContext().getUri().getBaseUri(), call.realm().getName());
        String id = UUID.randomUUID().toString();
        EventStream stream = new EventStream(
                id,
                call.realm().getId(),
                call.organization().getId(),
                request.name(),
                request.audience() == null ? id : request.audience(),
                issuer,
                checked(request.endpoint()),
                sealed(request.authorization()),
                false,
                new SignalTable(entities).last(call.realm().getId()),
                null,
                0,
                1);
        streams.add(stream);
        audit("event-stream.create", stream);
        return Response.status(201)
                .header(
                        "Location",
                        issuer + "/stagedoor/v1/organizations/"
                                + call.organization().getAlias() + "/event-streams/" + id)
                .header("ETag", new EntityTag(1).toString())
                .header("Cache-Control", "no-store")
                .entity(Json.write(Shown.of(stream)))
                .build();
    }

    /** One. */
    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        call.permit(AdministrativeAction.CHANGE_EVENT_STREAMS);
        EventStream stream = find(id);
        return ok(Shown.of(stream), new EntityTag(stream.version()));
    }

    /** Changes what is named. */
    @PATCH
    @Path("{id}")
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_EVENT_STREAMS);
        EventStream now = find(id);
        new EntityTag(now.version()).require(ifMatch);
        Change request = Json.read(body, Change.class);
        if (request.endpoint() != null && now.endpoint() == null) {
            throw call.fail(Problem.invalid("This stream is polled.", "/endpoint"));
        }
        // Whoever changes where tokens go must know what is sent along: the old value is not carried to a new place.
        boolean moved = request.endpoint() != null && !request.endpoint().equals(now.endpoint());
        EventStream to = with(
                now,
                request.name() == null ? now.name() : request.name(),
                request.endpoint() == null ? now.endpoint() : checked(request.endpoint()),
                request.authorization() != null || moved ? sealed(request.authorization()) : now.authorization(),
                request.paused() == null ? now.paused() : request.paused(),
                now.verification());
        save(to, now);
        audit("event-stream.change", to);
        return ok(Shown.of(to), new EntityTag(now.version() + 1));
    }

    /** Removes one. */
    @DELETE
    @Path("{id}")
    public Response remove(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        call.permit(AdministrativeAction.CHANGE_EVENT_STREAMS);
        EventStream now = find(id);
        new EntityTag(now.version()).require(ifMatch);
        if (!streams.remove(now)) {
            throw call.fail(Problem.preconditionFailed());
        }
        audit("event-stream.delete", now);
        return Response.noContent().build();
    }

    /** Has a verification event sent. */
    @POST
    @Path("{id}/verification")
    public Response verify(@PathParam("id") String id, String body) {
        call.permit(AdministrativeAction.CHANGE_EVENT_STREAMS);
        EventStream now = find(id);
        String state = Json.read(body, Verify.class).state();
        save(with(now, now.name(), now.endpoint(), now.authorization(), now.paused(), state), now);
        return Response.noContent().build();
    }

    /** RFC 8936; for the receiver, a client that may read the organization's signals. */
    @POST
    @Path("{id}/poll")
    public Response poll(@PathParam("id") String id, String body) {
        call.permit(AdministrativeAction.READ_SIGNALS);
        EventStream stream = find(id);
        if (stream.endpoint() != null || stream.paused()) {
            throw call.fail(Problem.conflict("not-polled", "This stream cannot be polled", "It is pushed, or paused."));
        }
        Poll request = Json.read(body, Poll.class);
        return ok(new Polling(call, entities).answer(stream, request), null);
    }

    private List<EventStream> mine() {
        return streams.of(call.realm().getId(), call.organization().getId());
    }

    private EventStream find(String id) {
        return streams.find(call.realm().getId(), call.organization().getId(), id)
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private void save(EventStream to, EventStream from) {
        if (!streams.change(to, from.version())) {
            throw call.fail(Problem.preconditionFailed());
        }
    }

    private @Nullable String checked(@Nullable String endpoint) {
        try {
            return endpoint == null
                    ? null
                    : ReceiverAddress.parse(endpoint, loopback).toString();
        } catch (IllegalArgumentException e) {
            throw call.fail(Problem.invalid(e.getMessage() + ".", "/endpoint"));
        }
    }

    private @Nullable String sealed(@Nullable String authorization) {
        return authorization == null
                ? null
                : call.session().getProvider(SecretSeal.class).seal(authorization);
    }

    private static EventStream with(
            EventStream old,
            String name,
            @Nullable String endpoint,
            @Nullable String authorization,
            boolean paused,
            @Nullable String verification) {
        return new EventStream(
                old.id(),
                old.realmId(),
                old.organizationId(),
                name,
                old.audience(),
                old.issuer(),
                endpoint,
                authorization,
                paused,
                old.position(),
                verification,
                0,
                old.version());
    }

    private void audit(String action, EventStream stream) {
        call.session()
                .getProvider(AuditTrail.class)
                .record(new AuditFact(
                        call.realm().getId(),
                        call.organization().getId(),
                        Actor.person(call.caller().subject(), call.caller().client()),
                        action,
                        new Target("event-stream", stream.id()),
                        Outcome.SUCCESS,
                        null,
                        call.from(),
                        call.correlationId().value(),
                        Map.of(
                                "name",
                                stream.name(),
                                "endpoint",
                                stream.endpoint() == null ? "polled" : withoutQuery(stream.endpoint()))));
    }

    /** Receivers like to put a token there, and an audit trail is for many eyes. */
    private static String withoutQuery(String endpoint) {
        int query = endpoint.indexOf('?');
        return query < 0 ? endpoint : endpoint.substring(0, query);
    }

    private static Response ok(Object entity, @Nullable EntityTag tag) {
        Response.ResponseBuilder answer = Response.ok(Json.write(entity)).header("Cache-Control", "no-store");
        return (tag == null ? answer : answer.header("ETag", tag.toString())).build();
    }
}
