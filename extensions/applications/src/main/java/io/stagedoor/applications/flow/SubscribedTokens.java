package io.stagedoor.applications.flow;

import io.stagedoor.applications.change.IdentifierOwners;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.domain.Application;
import io.stagedoor.applications.domain.Audiences;
import io.stagedoor.applications.domain.Identifier;
import io.stagedoor.applications.domain.Life;
import io.stagedoor.applications.store.Apis;
import io.stagedoor.applications.store.ApplicationRows;
import io.stagedoor.applications.store.Subscriptions;
import io.stagedoor.serviceaccounts.api.UsableAccounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.representations.AccessToken;

/**
 * The third gate: no token names a registered API without an active subscription, and an application of an organization has tokens for people of that organization
 * alone. Whatever the client has been made by hand.
 */
final class SubscribedTokens implements TokenPostProcessor {

    private static final Set<String> GRANTS = Set.of(
            OAuth2Constants.AUTHORIZATION_CODE, OAuth2Constants.REFRESH_TOKEN, OAuth2Constants.DEVICE_CODE_GRANT_TYPE);

    private final KeycloakSession session;

    SubscribedTokens(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        @Nullable AccessToken token = context.accessToken();
        if (token == null) {
            return;
        }
        String client =
                context.clientSessionCtx().getClientSession().getClient().getClientId();
        if (client.startsWith(Application.CLIENT_PREFIX)) {
            Application application = application(client);
            requireGrant(context);
            requireOrganization(token, application);
            subscribe(token, application.id(), application.organization());
        } else if (client.startsWith(UsableAccounts.CLIENT_PREFIX)) {
            subscribe(token, client.substring(UsableAccounts.CLIENT_PREFIX.length()), organization(token));
        } else {
            List<String> left = withoutApis(token);
            if (token.getAudience() != null && left.size() < token.getAudience().length) {
                token.audience(left.toArray(String[]::new));
            }
        }
    }

    private Application application(String client) {
        return new ApplicationRows(Providers.entities(session), realm())
                .find(client.substring(Application.CLIENT_PREFIX.length()))
                .filter(one -> one.life() == Life.ACTIVE)
                .orElseThrow(() -> new TokenInterceptorException(
                        OAuthErrorException.UNAUTHORIZED_CLIENT, "This application is suspended, or there is none."));
    }

    private static void requireGrant(TokenPostProcessorContext context) {
        @Nullable String grant = context.clientSessionCtx().getAttribute(Constants.GRANT_TYPE, String.class);
        if (grant == null || !GRANTS.contains(grant)) {
            throw new TokenInterceptorException(
                    OAuthErrorException.UNAUTHORIZED_CLIENT,
                    "Applications get tokens by an authorization code, by the device flow, and by refreshing.");
        }
    }

    private static void requireOrganization(AccessToken token, Application application) {
        if (!application.organization().equals(organization(token))) {
            throw new TokenInterceptorException(
                    OAuthErrorException.INVALID_GRANT,
                    "This application is for people of one organization: ask with the scope organization:<its alias>.");
        }
    }

    /** As {@code extensions/teams} has written it, which comes before this. */
    private static String organization(AccessToken token) {
        return token.getOtherClaims().get("organization") instanceof Map<?, ?> claim
                        && claim.get("id") instanceof String id
                ? id
                : "";
    }

    private void subscribe(AccessToken token, String subscriber, String organization) {
        switch (Audiences.of(
                organization, withoutApis(token), subscribed(subscriber), RequestedResources.of(session))) {
            case Audiences.Granted(List<String> audiences) -> token.audience(audiences.toArray(String[]::new));
            case Audiences.Refused(String why) -> throw new TokenInterceptorException("invalid_target", why);
        }
    }

    private List<Audiences.Subscribed> subscribed(String subscriber) {
        return new Subscriptions(Providers.entities(session), realm())
                .active(subscriber).stream()
                        .filter(one -> IdentifierOwners.has(session, one.owner(), new Identifier(one.identifier())))
                        .toList();
    }

    /** What comes by scopes and mappers, and is no API that somebody has registered. */
    private List<String> withoutApis(AccessToken token) {
        List<String> there = token.getAudience() == null ? List.of() : Arrays.asList(token.getAudience());
        // Whoever has nothing else is spared a query.
        List<String> others = there.stream()
                .filter(audience -> !Identifier.RESERVED.contains(audience))
                .toList();
        Set<String> apis = new Apis(Providers.entities(session), realm()).registered(others);
        List<String> left = new ArrayList<>(there);
        left.removeAll(apis);
        return left;
    }

    private String realm() {
        return session.getContext().getRealm().getId();
    }
}
