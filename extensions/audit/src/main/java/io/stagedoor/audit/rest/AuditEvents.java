package io.stagedoor.audit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Page;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.domain.AuditFilter;
import io.stagedoor.audit.domain.KeptFact;
import io.stagedoor.audit.store.AuditTable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;

/** {@code /organizations/{alias}/audit-events}: one organization's trail, newest first. */
public final class AuditEvents {

    private final AdministrativeCall call;

    AuditEvents(AdministrativeCall call) {
        this.call = call;
    }

    /** A fact as it is answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fact(
            String id,
            String at,
            Actor actor,
            String action,
            AuditFact.@Nullable Target target,
            String outcome,
            @Nullable String reason,
            @Nullable String from,
            @Nullable String correlationId,
            Map<String, String> details) {

        static Fact of(KeptFact kept) {
            AuditFact fact = kept.fact();
            AuditFact.Actor who = fact.actor();
            return new Fact(
                    Long.toString(kept.id()),
                    kept.at().toString(),
                    new Actor(who.type(), who.id(), who.client()),
                    fact.action(),
                    fact.target(),
                    fact.outcome().name().toLowerCase(Locale.ROOT),
                    fact.reason(),
                    fact.from(),
                    fact.correlationId(),
                    fact.details());
        }
    }

    /** Whoever did it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Actor(String type, String id, @Nullable String client) {}

    /** One page; every parameter narrows. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("action") @Nullable String action,
            @QueryParam("target") @Nullable String target,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        call.permit(AdministrativeAction.READ_AUDIT);
        int size = Page.size(limit);
        Page<KeptFact> page = Page.of(
                new AuditTable(call.session()
                                .getProvider(JpaConnectionProvider.class)
                                .getEntityManager())
                        .page(
                                call.realm().getId(),
                                call.organization().getId(),
                                filter(actor, action, target, outcome, from, to),
                                before(after),
                                size + 1),
                size,
                kept -> Long.toString(kept.id()));
        return Response.ok(Json.write(page.map(Fact::of)))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static AuditFilter filter(@Nullable String... values) {
        try {
            return AuditFilter.parse(values[0], values[1], values[2], values[3], values[4], values[5]);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.badRequest(e.getMessage() + ".", null));
        }
    }

    private static @Nullable Long before(@Nullable String after) {
        @Nullable String position = Page.position(after);
        if (position == null) {
            return null;
        }
        try {
            return Long.valueOf(position);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.badRequest("after is the 'next' of the page before, unchanged.", null));
        }
    }
}
