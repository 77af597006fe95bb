package io.stagedoor.serviceaccounts.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.federation.api.PublishedKeys;
import io.stagedoor.serviceaccounts.change.KnownAccounts;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.change.WorkloadAudience;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.domain.TrustedIssuer;
import io.stagedoor.serviceaccounts.domain.Workload;
import io.stagedoor.serviceaccounts.store.Accounts;
import io.stagedoor.serviceaccounts.store.TrustedIssuers;
import io.stagedoor.serviceaccounts.store.Workloads;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.ClientAuthenticationFlowContext;
import org.keycloak.authentication.ClientAuthenticatorFactory;
import org.keycloak.authentication.authenticators.client.AbstractJWTClientValidator;
import org.keycloak.authentication.authenticators.client.ClientAssertionState;
import org.keycloak.authentication.authenticators.client.JWTClientAuthenticator;
import org.keycloak.common.VerificationException;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.keys.PublicKeyStorageProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.JsonWebToken;

/**
 * Workloads that prove themselves by a token of an issuer which their organization trusts (RFC 7523 2.2): nothing secret is kept, neither here nor there. It
 * stands in the place of Keycloak's own for signed assertions, which decides as before about whoever signs for themselves. Why not Keycloak's
 * {@code federated-jwt}: docs/decisions/0023.
 */
@AutoService(ClientAuthenticatorFactory.class)
public final class WorkloadAuthenticator extends JWTClientAuthenticator {

    private static final Logger LOG = Logger.getLogger(WorkloadAuthenticator.class);

    /** Lives as long as the server: Keycloak's authenticators are factory and provider in one, and closed as either. */
    private @Nullable PublishedKeys published;

    @Override
    public int order() {
        return 100;
    }

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        published = new PublishedKeys();
    }

    @Override
    public void authenticateClient(ClientAuthenticationFlowContext context) {
        @Nullable Workload workload = workload(context).orElse(null);
        if (workload == null) {
            super.authenticateClient(context);
            return;
        }
        context.attempted();
        KeycloakSession session = context.getSession();
        @Nullable
        ServiceAccount account = new Accounts(
                        Providers.entities(session), context.getRealm().getId())
                .find(workload.account())
                .orElse(null);
        @Nullable
        ClientModel client =
                account == null ? null : session.clients().getClientByClientId(context.getRealm(), account.clientId());
        if (account != null && client != null) {
            decide(context, account, client, workload);
        }
    }

    private static Optional<Workload> workload(ClientAuthenticationFlowContext context) {
        try {
            @Nullable
            JsonWebToken token = context.getState(ClientAssertionState.class, ClientAssertionState.supplier())
                    .getToken();
            return token == null
                            || token.getIssuer() == null
                            || token.getSubject() == null
                            || token.getIssuer().equals(token.getSubject())
                    ? Optional.empty()
                    : new Workloads(
                                    Providers.entities(context.getSession()),
                                    context.getRealm().getId())
                            .of(token.getIssuer(), token.getSubject());
        } catch (Exception e) {
            // Nothing that can be read: Keycloak's own says so.
            LOG.debug("an assertion that cannot be read", e);
            return Optional.empty();
        }
    }

    private void decide(
            ClientAuthenticationFlowContext context, ServiceAccount account, ClientModel client, Workload workload) {
        TrustedIssuer issuer = new TrustedIssuers(Providers.entities(context.getSession()), account.organization())
                .find(workload.trustedIssuer())
                .orElseThrow(() -> new IllegalStateException("an issuer in use is never deleted"));
        try {
            WorkloadValidator validator = new WorkloadValidator(
                    context,
                    client,
                    issuer,
                    WorkloadAudience.of(context.getSession(), context.getRealm(), account.organization()),
                    asked -> isSigned(asked, issuer));
            if (validator.validate() && KnownAccounts.isOurs(client)) {
                context.success();
            } else {
                RefusedProofs.record(context, account, validator.why());
            }
        } catch (Exception e) {
            throw new IllegalStateException("what could be read before cannot be read", e);
        }
    }

    private boolean isSigned(AbstractJWTClientValidator validator, TrustedIssuer issuer) {
        JWSInput jws = validator.getJws();
        KeycloakSession session = validator.getContext().getSession();
        String algorithm = jws.getHeader().getRawAlgorithm();
        try {
            @Nullable
            KeyWrapper key = session.getProvider(PublicKeyStorageProvider.class)
                    .getPublicKey(
                            // Another version may have other keys.
                            "stagedoor-issuer::" + issuer.id() + "::" + issuer.version(),
                            jws.getHeader().getKeyId(),
                            algorithm,
                            new IssuerKeys(Objects.requireNonNull(published), issuer));
            if (key != null
                    && session.getProvider(SignatureProvider.class, algorithm)
                            .verifier(key)
                            .verify(
                                    jws.getEncodedSignatureInput().getBytes(StandardCharsets.UTF_8),
                                    jws.getSignature())) {
                return true;
            }
        } catch (VerificationException | RuntimeException e) {
            LOG.debugf(e, "a signature of %s that cannot be checked", issuer.issuer());
        }
        return validator.failure("No key of the issuer has signed this");
    }
}
