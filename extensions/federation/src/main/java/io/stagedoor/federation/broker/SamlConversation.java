package io.stagedoor.federation.broker;

import io.stagedoor.federation.domain.ConnectionKeys;
import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import io.stagedoor.federation.saml.LogoutNames;
import io.stagedoor.federation.saml.LogoutRules;
import io.stagedoor.federation.saml.SamlDocuments;
import io.stagedoor.federation.saml.SamlExpectation;
import io.stagedoor.federation.saml.SamlResponseRules;
import io.stagedoor.federation.saml.VerifiedResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.w3c.dom.Document;

/** What is done with messages of one SAML connection: our rules first, Keycloak's after them, and one answer where either refuses. */
final class SamlConversation {

    /** A logout's id is kept as long as its message may be late. */
    private static final Duration LOGOUT = Duration.ofMinutes(10);

    private final KeycloakSession session;
    private final SAMLIdentityProviderConfig config;
    private final SamlGate gate;

    SamlConversation(KeycloakSession session, SAMLIdentityProviderConfig config, SamlGate gate) {
        this.session = session;
        this.config = config;
        this.gate = gate;
    }

    /** A message as its binding delivers it. */
    interface Binding {

        byte[] document() throws RefusedException;

        /** Whether the binding signed it beside the document; asked only after the document was read. */
        boolean isSignedOutside() throws RefusedException;

        List<PublicKey> keys() throws RefusedException;

        /** Whether the keys were asked for anew: the identity provider may have changed them. */
        boolean renewKeys() throws RefusedException;
    }

    /**
     * A response of any kind.
     *
     * @param landing the name in the path of an identity provider's own initiative; null where it is the ordinary endpoint
     * @param keycloak what Keycloak does with it
     */
    Response response(
            Binding binding, @Nullable String relayState, @Nullable String landing, Supplier<Response> keycloak) {
        @Nullable AuthenticationSessionModel attempt = null;
        try {
            Document document = SamlDocuments.read(binding.document());
            if (LogoutRules.concern(document)) {
                logout(binding, document, expectation(null));
                return keycloak.get();
            }
            SamlResponseRules rules = rules(binding, landing);
            VerifiedResponse verified = verified(rules, binding, document, landing);
            @Nullable String id = verified.assertionId();
            if (id != null && gate.once().isTaken(id)) {
                throw new RefusedException(RefusalReason.REPLAYED);
            }
            attempt = attempt(verified, relayState, landing);
            @Nullable
            String request = attempt == null ? null : attempt.getClientNote(SamlProtocol.SAML_REQUEST_ID_BROKER);
            gate.open(rules.accept(verified, request), attempt);
            return keycloaks(keycloak, landing);
        } catch (RefusedException e) {
            return gate.reception().refuse(attempt, e);
        } catch (WebApplicationException e) {
            return e.getResponse();
        }
    }

    private SamlResponseRules rules(Binding binding, @Nullable String landing) throws RefusedException {
        return new SamlResponseRules(
                expectation(landing), binding.keys(), new SamlDecryption(session, config)::decrypt);
    }

    private VerifiedResponse verified(
            SamlResponseRules rules, Binding binding, Document document, @Nullable String landing)
            throws RefusedException {
        try {
            return rules.verify(document, binding::isSignedOutside);
        } catch (RefusedException e) {
            if (e.reason() != RefusalReason.SIGNATURE_INVALID || !binding.renewKeys()) {
                throw e;
            }
            return rules(binding, landing).verify(SamlDocuments.read(binding.document()), binding::isSignedOutside);
        }
    }

    /** A request: there are none but of logout. */
    Response request(Binding binding, Supplier<Response> keycloak) {
        try {
            Document document = SamlDocuments.read(binding.document());
            if (!LogoutRules.concern(document)) {
                throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "not a logout");
            }
            logout(binding, document, expectation(null));
            end(LogoutNames.of(document));
            // Keycloak finds nothing left to end, and answers; where nobody wants to be answered, the person is told.
            return hasLogoutAddress() ? keycloak.get() : signedOut();
        } catch (RefusedException e) {
            return gate.reception().refuse(null, e);
        }
    }

    private boolean hasLogoutAddress() {
        @Nullable String address = config.getSingleLogoutServiceUrl();
        return address != null && !address.isBlank();
    }

    private Response signedOut() {
        return session.getProvider(LoginFormsProvider.class)
                .setSuccess(Messages.SUCCESS_LOGOUT)
                .createInfoPage();
    }

    private void end(LogoutNames logout) {
        CompanyLogout ending = new CompanyLogout(session, config);
        logout.sessions().forEach(name -> ending.ofSession(name, null));
        if (logout.sessions().isEmpty() && logout.nameId() != null) {
            ending.ofSubject(logout.nameId());
        }
    }

    private void logout(Binding binding, Document document, SamlExpectation expected) throws RefusedException {
        String id = new LogoutRules(expected, binding.keys()).check(document, binding.isSignedOutside());
        if (!gate.once().take(id, expected.now().plus(LOGOUT))) {
            throw new RefusedException(RefusalReason.REPLAYED);
        }
    }

    /** Null where nobody asked and the connection takes that: Keycloak begins an attempt of its own, for one fixed application. */
    private @Nullable AuthenticationSessionModel attempt(
            VerifiedResponse verified, @Nullable String relayState, @Nullable String landing) throws RefusedException {
        if (landing != null || !verified.isSolicited()) {
            boolean taken = landing != null
                    && !verified.isSolicited()
                    && Boolean.parseBoolean(config.getConfig().get(ConnectionKeys.IDP_INITIATED));
            if (!taken) {
                throw new RefusedException(RefusalReason.UNSOLICITED);
            }
            return null;
        }
        AuthenticationSessionModel attempt = gate.browser().attempt(relayState);
        if (!AskedConnection.is(attempt, config)
                || attempt.getClientNote(SamlProtocol.SAML_REQUEST_ID_BROKER) == null) {
            throw new RefusedException(RefusalReason.IN_RESPONSE_TO_MISMATCH, "asked of another connection");
        }
        return attempt;
    }

    private Response keycloaks(Supplier<Response> keycloak, @Nullable String landing) throws RefusedException {
        Response answer;
        try {
            answer = keycloak.get();
        } catch (IdentityBrokerException e) {
            throw gate.isReached()
                    ? new RefusedException(RefusalReason.UPSTREAM_ERROR)
                    : new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "Keycloak could not read it");
        }
        if (gate.isReached()) {
            return answer;
        }
        // Keycloak judged otherwise, and has written down no reason that an administrator would understand.
        throw landing == null
                ? new RefusedException(RefusalReason.SIGNATURE_INVALID, "by Keycloak's own rules")
                : new RefusedException(RefusalReason.UNSOLICITED, "no application to land in");
    }

    private SamlExpectation expectation(@Nullable String landing) {
        String realm = session.getContext().getRealm().getName();
        var base = session.getContext().getUri().getBaseUri();
        @Nullable String entityId = config.getEntityId();
        return new SamlExpectation(
                (landing == null
                                ? Urls.identityProviderAuthnResponse(base, config.getAlias(), realm)
                                : Urls.identityProviderAuthnResponse(base, config.getAlias(), realm, landing))
                        .toString(),
                entityId == null || entityId.isEmpty() ? Urls.realmIssuer(base, realm) : entityId,
                Objects.requireNonNullElse(config.getIdpEntityId(), ""),
                SamlExpectation.Signed.of(config.getConfig().get(ConnectionKeys.SIGNED)),
                SamlExpectation.Encryption.of(config.getConfig().get(ConnectionKeys.ENCRYPTION)),
                Duration.ofSeconds(config.getAllowedClockSkew()),
                Instant.ofEpochMilli(Time.currentTimeMillis()));
    }
}
