package io.stagedoor.federation.broker;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import io.stagedoor.federation.saml.AllowedSignatures;
import io.stagedoor.federation.upstream.UpstreamClient;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.Key;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.common.VerificationException;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.SAMLRequestParser;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.saml.validators.DestinationValidator;

/** Where identity providers' messages arrive. Keycloak's own code sees one only after our rules have passed the very same bytes. */
public final class StrictSamlEndpoint extends SAMLEndpoint {

    private static final String SIGNATURE = "Signature";
    private static final String ALGORITHM = "SigAlg";

    private final SamlGate gate;
    private final SamlConversation conversation;
    private final SamlKeys metadata;

    StrictSamlEndpoint(
            org.keycloak.models.KeycloakSession session,
            StrictSamlProvider provider,
            SamlGate gate,
            DestinationValidator destinations,
            UpstreamClient upstream) {
        super(session, provider, provider.getConfig(), gate, destinations);
        this.gate = gate;
        this.conversation = new SamlConversation(session, provider.getConfig(), gate);
        this.metadata = new SamlKeys(session, provider.getConfig(), upstream);
    }

    @Override
    @GET
    public Response redirectBinding(
            @QueryParam("SAMLRequest") @Nullable String samlRequest,
            @QueryParam("SAMLResponse") @Nullable String samlResponse,
            @QueryParam("SAMLart") @Nullable String samlArt,
            @QueryParam("RelayState") @Nullable String relayState) {
        return samlArt != null
                ? noArtifacts()
                : new Redirected().execute(samlRequest, samlResponse, null, relayState, null);
    }

    @Override
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response postBinding(
            @FormParam("SAMLRequest") @Nullable String samlRequest,
            @FormParam("SAMLResponse") @Nullable String samlResponse,
            @FormParam("SAMLart") @Nullable String samlArt,
            @FormParam("RelayState") @Nullable String relayState) {
        return samlArt != null
                ? noArtifacts()
                : new Posted().execute(samlRequest, samlResponse, null, relayState, null);
    }

    @Override
    @Path("clients/{client_id}")
    @GET
    public Response redirectBindingIdpInitiated(
            @QueryParam("SAMLRequest") @Nullable String samlRequest,
            @QueryParam("SAMLResponse") @Nullable String samlResponse,
            @QueryParam("RelayState") @Nullable String relayState,
            @PathParam("client_id") String clientId) {
        return new Redirected().execute(samlRequest, samlResponse, null, relayState, clientId);
    }

    @Override
    @Path("clients/{client_id}")
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response postBindingIdpInitiated(
            @FormParam("SAMLRequest") @Nullable String samlRequest,
            @FormParam("SAMLResponse") @Nullable String samlResponse,
            @FormParam("RelayState") @Nullable String relayState,
            @PathParam("client_id") String clientId) {
        return new Posted().execute(samlRequest, samlResponse, null, relayState, clientId);
    }

    /** SAML bindings 3.6: this server would have to call an address of the identity provider's with what a browser brought. */
    private Response noArtifacts() {
        return gate.reception().refuse(null, new RefusedException(RefusalReason.ARTIFACT_UNSUPPORTED));
    }

    /** Asked of the identity provider as often as Keycloak allows, whoever sends what. */
    private boolean renewed(KeyLocator locator) throws RefusedException {
        if (!metadata.isUsed()) {
            return false;
        }
        try {
            locator.refreshKeyCache();
            return true;
        } catch (RuntimeException e) {
            throw new RefusedException(RefusalReason.UPSTREAM_UNAVAILABLE, "metadata");
        }
    }

    private static List<PublicKey> publicKeys(KeyLocator locator) throws RefusedException {
        try {
            List<PublicKey> keys = new ArrayList<>();
            for (Key key : locator) {
                if (key instanceof PublicKey open) {
                    keys.add(open);
                }
            }
            return keys;
        } catch (RuntimeException e) {
            throw new RefusedException(RefusalReason.UPSTREAM_UNAVAILABLE, "metadata");
        }
    }

    /** SAML bindings 3.5. */
    private final class Posted extends PostBinding {

        private @Nullable KeyLocator keys;

        @Override
        protected KeyLocator getIDPKeyLocator() {
            if (keys == null) {
                keys = metadata.isUsed() ? metadata.locator() : super.getIDPKeyLocator();
            }
            return keys;
        }

        @Override
        protected Response handleSamlRequest(String samlRequest, @Nullable String relayState) {
            PostedMessage message = new PostedMessage(samlRequest);
            return conversation.request(message, () -> super.handleSamlRequest(message.again(), relayState));
        }

        @Override
        public Response handleSamlResponse(
                String samlResponse, @Nullable String relayState, @Nullable String clientId) {
            PostedMessage message = new PostedMessage(samlResponse);
            return conversation.response(
                    message,
                    relayState,
                    clientId,
                    () -> super.handleSamlResponse(message.again(), relayState, clientId));
        }

        private final class PostedMessage implements SamlConversation.Binding {

            private final String parameter;
            private byte[] bytes = {};

            PostedMessage(String parameter) {
                this.parameter = parameter;
            }

            @Override
            public byte[] document() throws RefusedException {
                bytes = SamlMessage.posted(parameter);
                return bytes;
            }

            @Override
            public boolean isSignedOutside() {
                return false;
            }

            @Override
            public List<PublicKey> keys() throws RefusedException {
                return publicKeys(getIDPKeyLocator());
            }

            @Override
            public boolean renewKeys() throws RefusedException {
                return renewed(getIDPKeyLocator());
            }

            /** What Keycloak gets: decoders that are lenient in different ways would read different bytes. */
            String again() {
                return Base64.getEncoder().encodeToString(bytes);
            }
        }
    }

    /** SAML bindings 3.4. */
    private final class Redirected extends RedirectBinding {

        private byte[] bytes = {};
        private @Nullable KeyLocator keys;

        @Override
        protected KeyLocator getIDPKeyLocator() {
            if (keys == null) {
                keys = metadata.isUsed() ? metadata.locator() : super.getIDPKeyLocator();
            }
            return keys;
        }

        @Override
        protected SAMLDocumentHolder extractRequestDocument(String samlRequest) {
            return SAMLRequestParser.parseRequestPostBinding(Base64.getEncoder().encodeToString(bytes));
        }

        @Override
        protected SAMLDocumentHolder extractResponseDocument(String response) {
            return SAMLRequestParser.parseResponseDocument(bytes);
        }

        @Override
        protected Response handleSamlRequest(String samlRequest, @Nullable String relayState) {
            return conversation.request(
                    new RedirectedMessage(samlRequest, true), () -> super.handleSamlRequest(samlRequest, relayState));
        }

        @Override
        public Response handleSamlResponse(
                String samlResponse, @Nullable String relayState, @Nullable String clientId) {
            return conversation.response(
                    new RedirectedMessage(samlResponse, false),
                    relayState,
                    clientId,
                    () -> super.handleSamlResponse(samlResponse, relayState, clientId));
        }

        private final class RedirectedMessage implements SamlConversation.Binding {

            private final String parameter;
            private final boolean request;

            RedirectedMessage(String parameter, boolean request) {
                this.parameter = parameter;
                this.request = request;
            }

            @Override
            public byte[] document() throws RefusedException {
                bytes = SamlMessage.redirected(parameter);
                return bytes;
            }

            @Override
            public boolean isSignedOutside() throws RefusedException {
                var query = session.getContext().getUri().getQueryParameters();
                @Nullable String algorithm = query.getFirst(ALGORITHM);
                if (query.getFirst(SIGNATURE) == null) {
                    return false;
                }
                AllowedSignatures.check(algorithm);
                try {
                    verifySignature(
                            request ? "SAMLRequest" : "SAMLResponse",
                            request ? extractRequestDocument(parameter) : extractResponseDocument(parameter));
                    return true;
                } catch (VerificationException | RuntimeException e) {
                    throw new RefusedException(RefusalReason.SIGNATURE_INVALID, "of the redirect");
                }
            }

            @Override
            public List<PublicKey> keys() throws RefusedException {
                return publicKeys(getIDPKeyLocator());
            }

            @Override
            public boolean renewKeys() throws RefusedException {
                return renewed(getIDPKeyLocator());
            }
        }
    }
}
