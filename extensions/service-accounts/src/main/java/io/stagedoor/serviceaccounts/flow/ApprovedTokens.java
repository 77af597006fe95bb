package io.stagedoor.serviceaccounts.flow;

import io.stagedoor.audit.api.ProgramsHome;
import io.stagedoor.serviceaccounts.change.KnownAccounts;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.representations.AccessToken;

/**
 * The third gate: no token for a service account that is not approved, or not any more; none by another grant; none for anybody else through its client, and
 * none for its user through another client. However the client has authenticated.
 */
final class ApprovedTokens implements TokenPostProcessor {

    private final KeycloakSession session;

    ApprovedTokens(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        @Nullable AccessToken token = context.accessToken();
        if (token == null) {
            return;
        }
        RealmModel realm = session.getContext().getRealm();
        ClientModel client = context.clientSessionCtx().getClientSession().getClient();
        UserModel user =
                context.clientSessionCtx().getClientSession().getUserSession().getUser();
        @Nullable
        ClientModel usersOwn = KnownAccounts.clientOf(session, realm, user).orElse(null);
        if (usersOwn == null && !KnownAccounts.isOurs(client)) {
            return;
        }
        @Nullable String grant = context.clientSessionCtx().getAttribute(Constants.GRANT_TYPE, String.class);
        if (usersOwn == null
                || !usersOwn.getId().equals(client.getId())
                || !OAuth2Constants.CLIENT_CREDENTIALS.equals(grant)) {
            throw refusal("A service account gets tokens by client credentials alone, and for itself alone.");
        }
        Instant now = Providers.CLOCK.instant();
        ServiceAccount account = KnownAccounts.behindToken(session, realm, client)
                .filter(one -> one.isGoodAt(now) && hasSponsor(realm, one))
                .orElseThrow(() -> refusal("This service account is not approved, or not any more."));
        write(token, account);
        ProgramsHome.is(session, user.getId(), account.organization());
    }

    /** Whoever answers for it is let in; that they have left is written down as they leave, and this is for the moment between. */
    private boolean hasSponsor(RealmModel realm, ServiceAccount account) {
        @Nullable UserModel sponsor = session.users().getUserById(realm, account.sponsor());
        return sponsor != null && sponsor.isEnabled();
    }

    /** Whose work it is, for applications to show. */
    private static void write(AccessToken token, ServiceAccount account) {
        token.setName(account.name().value());
        token.setPreferredUsername(account.name().value());
        token.setEmail(account.email());
        token.setEmailVerified(true);
        // What ends by time raises no signal: the token ends with it.
        long end = account.expiry().getEpochSecond();
        @Nullable Long exp = token.getExp();
        if (exp == null || end < exp) {
            token.exp(end);
        }
    }

    /** RFC 6749 5.2: authenticated, and not authorized to use this grant. */
    private static TokenInterceptorException refusal(String why) {
        return new TokenInterceptorException(OAuthErrorException.UNAUTHORIZED_CLIENT, why);
    }
}
