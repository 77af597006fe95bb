package io.stagedoor.signals.rest;

import io.smallrye.mutiny.Multi;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.signals.delivery.FeedReader;
import io.stagedoor.signals.delivery.SignalNode;
import io.stagedoor.signals.domain.FeedEvent;
import io.stagedoor.signals.domain.FeedScope;
import io.stagedoor.signals.spi.LoggingSignalsFactory;
import io.stagedoor.signals.store.FeedReaders;
import io.stagedoor.signals.store.SignalTable;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.http.HttpResponse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessToken;

/** A feed of signals, see {@code FEED.md}. */
public final class FeedResource {

    private final KeycloakSession session;
    private final Supplier<FeedScope> scope;
    private final String realmId;
    private final Caller caller;

    /** Whoever calls, as far as the feed is ended by what happens to them. */
    record Caller(String client, String subject, @Nullable String session, long expiresAtMillis) {
        static Caller of(AccessToken token, String client, String subject) {
            Long expires = token.getExp();
            return new Caller(client, subject, token.getSessionId(), expires == null ? 0 : expires * 1000);
        }
    }

    /** @param scope asks whether the caller may, and what they see */
    FeedResource(KeycloakSession session, String realmId, Caller caller, Supplier<FeedScope> scope) {
        this.session = session;
        this.realmId = realmId;
        this.caller = caller;
        this.scope = scope;
    }

    /** Keycloak closes its session when this returns: the stream holds copies alone, no connection and no thread. */
    @GET
    @Path("feed")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> feed(@HeaderParam("Last-Event-ID") @Nullable String lastEventId, @Context Sse sse) {
        FeedReader reader = new FeedReader(
                realmId, scope.get(), caller.client(), caller.subject(), caller.session(), caller.expiresAtMillis());
        SignalNode node = LoggingSignalsFactory.node(session);
        Flow.Publisher<FeedEvent> events = node.open(reader, lastEventId)
                .orElseThrow(() -> new ProblemException(BUSY, Map.of("Retry-After", "1")));
        headers();
        return Multi.createFrom().publisher(events).map(event -> encode(event, sse));
    }

    /** A gateway says how far it has applied the feed: receipts show it. */
    @POST
    @Path("acknowledgement")
    public Response acknowledge(String body) {
        FeedScope sees = scope.get();
        Acknowledgement said = Json.read(body, Acknowledgement.class).checked();
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        long now = Time.currentTimeMillis();
        if (said.applied() > new SignalTable(entities).last(realmId)) {
            throw refused(Problem.invalid("The feed has not come that far.", "/position"));
        }
        FeedReaders readers = new FeedReaders(entities, realmId);
        if (!readers.knows(caller.client(), said.name())
                && readers.count(caller.client()) >= FeedReaders.MOST_OF_A_CLIENT) {
            throw refused(TOO_MANY);
        }
        readers.note(caller.client(), said.name(), sees, said.applied(), now, now - FORGOTTEN.toMillis());
        return Answers.nothing();
    }

    private ProblemException refused(Problem problem) {
        session.getTransactionManager().setRollbackOnly();
        return new ProblemException(problem);
    }

    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final Problem TOO_MANY = Problem.conflict(
            "too-many-instances",
            "This client has as many instances as are told apart",
            "Keep the name of an instance for as long as it runs.");

    /**
     * What a gateway says.
     *
     * @param instance which of the client's processes it is; a name of its own choice
     * @param position of the last signal that it has applied
     */
    record Acknowledgement(
            @Nullable String instance, @Nullable Long position) {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

        Acknowledgement checked() {
            if (instance == null || !NAME.matcher(instance).matches()) {
                throw new ProblemException(
                        Problem.invalid("An instance is 1 to 64 letters, digits, _ and -.", "/instance"));
            }
            if (position == null || position < 0) {
                throw new ProblemException(Problem.invalid("A position is a number from 0 on.", "/position"));
            }
            return this;
        }

        String name() {
            return String.valueOf(instance);
        }

        long applied() {
            return position == null ? 0 : position;
        }
    }

    private static final Problem BUSY = new Problem(
            503,
            "too-many-feeds",
            "This node has as many feeds open as it can",
            "Connect again, to another node.",
            null);

    private static OutboundSseEvent encode(FeedEvent event, Sse sse) {
        OutboundSseEvent.Builder builder =
                sse.newEventBuilder().name(event.name()).data(event.data());
        return event.id() == null
                ? builder.build()
                : builder.id(event.id().toString()).build();
    }

    private void headers() {
        HttpResponse response = session.getContext().getHttpResponse();
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
}
