package io.stagedoor.pushmfa.rest;

import io.smallrye.mutiny.Multi;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.pushmfa.change.Waiting;
import io.stagedoor.pushmfa.domain.Challenge.Standing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Map;
import org.keycloak.http.HttpResponse;
import org.keycloak.models.KeycloakSession;

/** Tells a page that waits how its sign-in stands; who holds its ticket learns that and nothing more. */
public final class WaitingResource {

    private static final Problem BUSY = new Problem(
            503,
            "too-many-pages",
            "As many pages wait here as this node can tell",
            "Ask how it stands from time to time instead.",
            null);

    private final KeycloakSession session;
    private final Waiting waiting;
    private final String ticket;

    WaitingResource(KeycloakSession session, Waiting waiting, String ticket) {
        this.session = session;
        this.waiting = waiting;
        this.ticket = ticket;
    }

    /** Keycloak closes its session when this returns: the stream holds no connection to the database and no thread. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(@Context Sse sse) {
        Multi<Standing> events =
                waiting.open(ticket).orElseThrow(() -> new ProblemException(BUSY, Map.of("Retry-After", "5")));
        HttpResponse response = session.getContext().getHttpResponse();
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        return events.map(standing -> sse.newEvent("state", standing.word()));
    }
}
