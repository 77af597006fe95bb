package io.stagedoor.federation.change;

import io.stagedoor.federation.domain.Arrival;
import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.kernel.CorrelationId;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorPage;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What becomes of somebody who comes from a corporate identity provider. */
public final class Arrivals {

    /** Shown to the visitor: that it did not work, and the correlation id. */
    static final String MESSAGE = "connectionRefused";

    private final KeycloakSession session;

    public Arrivals(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Decides about somebody, after the protocol's own rules and before Keycloak looks anybody up.
     *
     * @return the answer that ends this attempt (a test sign-in, a refusal); null to go on
     */
    public @Nullable Response received(
            IdentityProviderModel connection,
            AuthenticationSessionModel attempt,
            BrokeredIdentityContext identity,
            EventBuilder event,
            Arrival arrival) {
        return null;
    }

    /**
     * Refuses: the reason goes into the event, and so to the administrator; the page names the correlation id only.
     *
     * @param detail what is to be added for the administrator, without a secret; null for nothing
     */
    public Response refused(
            IdentityProviderModel connection,
            @Nullable AuthenticationSessionModel attempt,
            EventBuilder event,
            RefusalReason reason,
            @Nullable String detail) {
        CorrelationId id = CorrelationId.acceptOrCreate(
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("X-Request-Id"));
        event.event(EventType.IDENTITY_PROVIDER_LOGIN)
                .detail(Details.IDENTITY_PROVIDER, connection.getAlias())
                .detail(Details.REASON, reason.code())
                .detail("correlation_id", id.value());
        if (detail != null) {
            event.detail("refusal_detail", detail);
        }
        event.error(Errors.IDENTITY_PROVIDER_LOGIN_FAILURE);
        return ErrorPage.error(session, attempt, Response.Status.BAD_REQUEST, MESSAGE, id.value());
    }
}
