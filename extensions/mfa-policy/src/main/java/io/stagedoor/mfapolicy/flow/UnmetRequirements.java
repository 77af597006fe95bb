package io.stagedoor.mfapolicy.flow;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.OIDCRedirectUriBuilder;
import org.keycloak.protocol.oidc.utils.OIDCResponseMode;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Sends the person back to an application that asked for a level which cannot be had (OpenID Connect Core Error Code
 * unmet_authentication_requirements 1.0).
 */
final class UnmetRequirements {

    private static final String ERROR = "unmet_authentication_requirements";

    private UnmetRequirements() {}

    static void answer(AuthenticationFlowContext context) {
        context.getEvent().detail("reason", ERROR);
        context.failure(AuthenticationFlowError.ACCESS_DENIED, response(context));
    }

    private static Response response(AuthenticationFlowContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        if (!OIDCLoginProtocol.LOGIN_PROTOCOL.equals(attempt.getProtocol())) {
            return AccessRefused.page(context.form(), attempt, null);
        }
        @Nullable String state = attempt.getClientNote(OIDCLoginProtocol.STATE_PARAM);
        OIDCResponseType type = OIDCResponseType.parse(attempt.getClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM));
        OIDCRedirectUriBuilder back = OIDCRedirectUriBuilder.fromUri(
                attempt.getRedirectUri(),
                OIDCResponseMode.parse(attempt.getClientNote(OIDCLoginProtocol.RESPONSE_MODE_PARAM), type),
                context.getSession(),
                null);
        back.addParam(OAuth2Constants.ERROR, ERROR);
        if (state != null) {
            back.addParam(OAuth2Constants.STATE, state);
        }
        back.addParam(
                OAuth2Constants.ISSUER,
                Urls.realmIssuer(
                        context.getUriInfo().getBaseUri(), context.getRealm().getName()));
        return back.build();
    }
}
