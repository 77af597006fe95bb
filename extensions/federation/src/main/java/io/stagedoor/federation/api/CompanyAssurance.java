package io.stagedoor.federation.api;

import io.stagedoor.federation.broker.AskedAgain;
import io.stagedoor.federation.broker.UpstreamProof;
import io.stagedoor.federation.change.CompanyTrust;
import io.stagedoor.federation.change.ConnectionRules;
import io.stagedoor.federation.domain.UpstreamTrust;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.sessions.AuthenticationSessionModel;

/** How strongly a company has authenticated somebody, by the rules of its connection; and how to ask it for more. */
public final class CompanyAssurance {

    /**
     * What it has proved.
     *
     * @param level 1, 2 or 3
     * @param at never later than it arrived
     * @param references as the company said them
     */
    public record Proved(int level, Instant at, List<String> references) {}

    private CompanyAssurance() {}

    /** Empty where the attempt came back from no company. */
    public static Optional<Proved> of(AuthenticationSessionModel attempt) {
        return UpstreamProof.read(attempt).map(one -> new Proved(one.level(), one.at(), one.references()));
    }

    /** Whether the company of an address could prove that level, by the rules of its connection. */
    public static boolean canProve(KeycloakSession session, @Nullable String email, int level) {
        return new ConnectionRules(session)
                .forAddress(email)
                .filter(connection -> CompanyTrust.of(connection).canGive(level))
                .isPresent();
    }

    /**
     * Where to send the browser so that the company proves that level, or proves it anew; empty where it cannot, by its connection's rules, or was
     * asked in this attempt already.
     *
     * @param before alias of the identity provider by which the session began that goes on; null for none
     */
    public static Optional<URI> askAgain(
            KeycloakSession session, AuthenticationSessionModel attempt, @Nullable String before, int level) {
        @Nullable String now = UpstreamProof.connection(attempt);
        @Nullable String alias = now == null ? before : now;
        @Nullable
        IdentityProviderModel connection =
                alias == null ? null : session.identityProviders().getByAlias(alias);
        if (connection == null
                || AskedAgain.isDone(attempt)
                || !connection.isEnabled()
                || !new ConnectionRules(session).isActive(connection)) {
            return Optional.empty();
        }
        UpstreamTrust trust = CompanyTrust.of(connection);
        if (!trust.canGive(level)) {
            return Optional.empty();
        }
        AskedAgain.next(attempt, trust.contexts(level));
        return Optional.of(Urls.identityProviderAuthnRequest(
                session.getContext().getUri().getBaseUri(),
                connection.getAlias(),
                attempt.getRealm().getName(),
                new ClientSessionCode<>(session, attempt.getRealm(), attempt).getOrGenerateCode(),
                attempt.getClient().getClientId(),
                attempt.getTabId(),
                AuthenticationProcessor.getClientData(session, attempt),
                attempt.getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM)));
    }
}
