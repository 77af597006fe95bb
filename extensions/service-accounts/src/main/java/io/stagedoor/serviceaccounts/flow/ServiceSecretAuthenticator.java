package io.stagedoor.serviceaccounts.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.serviceaccounts.change.KnownAccounts;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.Secret;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.store.Secrets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.ClientAuthenticationFlowContext;
import org.keycloak.authentication.ClientAuthenticatorFactory;
import org.keycloak.authentication.authenticators.client.ClientAuthUtil;
import org.keycloak.authentication.authenticators.client.ClientIdAndSecretAuthenticator;
import org.keycloak.models.ClientModel;

/**
 * Secrets of service accounts, of which only hashes are kept (RFC 6749 2.3.1: by header or in the form). It stands in the place of Keycloak's own, under its
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
        if (id == null || !id.startsWith(ServiceAccount.CLIENT_PREFIX)) {
            super.authenticateClient(context);
            return;
        }
        context.getEvent().client(id);
        @Nullable ClientModel client = context.getSession().clients().getClientByClientId(context.getRealm(), id);
        if (client == null) {
            context.failure(AuthenticationFlowError.CLIENT_NOT_FOUND, null);
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
        @Nullable
        ServiceAccount account = KnownAccounts.of(context.getSession(), context.getRealm(), client)
                .orElse(null);
        if (account != null && secret != null && isGood(context, account, secret)) {
            context.success();
            return;
        }
        if (account != null) {
            RefusedProofs.record(context, account, "no secret that is good");
        }
        context.failure(
                AuthenticationFlowError.INVALID_CLIENT_CREDENTIALS,
                ClientAuthUtil.errorResponse(
                        401, OAuthErrorException.INVALID_CLIENT, "Invalid client or invalid client credentials"));
    }

    private static boolean isGood(ClientAuthenticationFlowContext context, ServiceAccount account, String secret) {
        List<Secret> kept = new Secrets(Providers.entities(context.getSession()), account.id()).kept();
        return Secret.anyIs(kept, secret, Providers.CLOCK.instant());
    }
}
