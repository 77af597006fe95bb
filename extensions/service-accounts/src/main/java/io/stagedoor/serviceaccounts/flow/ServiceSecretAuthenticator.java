package io.stagedoor.serviceaccounts.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.serviceaccounts.api.SecretHolders;
import io.stagedoor.serviceaccounts.api.SecretHolders.Holder;
import io.stagedoor.serviceaccounts.change.KnownAccounts;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.Secret;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.store.Secrets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.ClientAuthenticationFlowContext;
import org.keycloak.authentication.ClientAuthenticatorFactory;
import org.keycloak.authentication.authenticators.client.ClientAuthUtil;
import org.keycloak.authentication.authenticators.client.ClientIdAndSecretAuthenticator;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/**
 * Secrets of service accounts and of other holders, of which only hashes are kept (RFC 6749 2.3.1: by header or in the form). It stands in the place of Keycloak's own, under its
 * id, so that it works in each realm without a flow of its own; for every other client Keycloak's decides as before.
 */
@AutoService(ClientAuthenticatorFactory.class)
public final class ServiceSecretAuthenticator extends ClientIdAndSecretAuthenticator {

    @Override
    public int order() {
        return 100;
    }

    @Override
    public void authenticateClient(ClientAuthenticationFlowContext context) {
        GivenSecret given = GivenSecret.of(context);
        @Nullable String id = given.client();
        if (id == null || !isKeptHere(context, id)) {
            super.authenticateClient(context);
            return;
        }
        context.getEvent().client(id);
        @Nullable ClientModel client = context.getSession().clients().getClientByClientId(context.getRealm(), id);
        if (client == null) {
            context.failure(AuthenticationFlowError.CLIENT_NOT_FOUND, null);
            return;
        }
        if (client.isPublicClient()) {
            super.authenticateClient(context);
            return;
        }
        context.setClient(client);
        if (!PROVIDER_ID.equals(client.getClientAuthenticatorType())) {
            // Another way was approved; Keycloak's flow asks that one.
            return;
        }
        decide(context, client, given.secret());
    }

    private static void decide(ClientAuthenticationFlowContext context, ClientModel client, @Nullable String secret) {
        if (!client.isEnabled()) {
            context.failure(AuthenticationFlowError.CLIENT_DISABLED, null);
            return;
        }
        @Nullable Kept kept = kept(context, client).orElse(null);
        if (kept != null && secret != null && Secret.anyIs(kept.secrets(), secret, Providers.CLOCK.instant())) {
            context.success();
            return;
        }
        if (kept != null) {
            RefusedProofs.record(context, client.getClientId(), kept.holder(), "no secret that is good");
        }
        context.failure(
                AuthenticationFlowError.INVALID_CLIENT_CREDENTIALS,
                ClientAuthUtil.errorResponse(
                        401, OAuthErrorException.INVALID_CLIENT, "Invalid client or invalid client credentials"));
    }

    private static boolean isKeptHere(ClientAuthenticationFlowContext context, String id) {
        return id.startsWith(ServiceAccount.CLIENT_PREFIX)
                || context.getSession().getAllProviders(SecretHolders.class).stream()
                        .anyMatch(holders -> id.startsWith(holders.prefix()));
    }

    private record Kept(Holder holder, List<Secret> secrets) {}

    private static Optional<Kept> kept(ClientAuthenticationFlowContext context, ClientModel client) {
        KeycloakSession session = context.getSession();
        if (KnownAccounts.isOurs(client)) {
            return KnownAccounts.withSecrets(session, context.getRealm(), client)
                    .map(known -> new Kept(RefusedProofs.holder(known.account()), known.secrets()));
        }
        return session.getAllProviders(SecretHolders.class).stream()
                .filter(holders -> client.getClientId().startsWith(holders.prefix()))
                .flatMap(holders -> holders.of(context.getRealm(), client.getClientId()).stream())
                .findFirst()
                .map(holder -> new Kept(holder, new Secrets(Providers.entities(session), holder.id()).kept()));
    }
}
