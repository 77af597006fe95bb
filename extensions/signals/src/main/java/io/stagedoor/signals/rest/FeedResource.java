package io.stagedoor.signals.rest;

import io.smallrye.mutiny.Multi;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.signals.delivery.FeedReader;
import io.stagedoor.signals.delivery.SignalNode;
import io.stagedoor.signals.domain.FeedEvent;
import io.stagedoor.signals.domain.FeedScope;
import io.stagedoor.signals.spi.LoggingSignalsFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
