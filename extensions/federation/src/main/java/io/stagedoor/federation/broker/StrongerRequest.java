package io.stagedoor.federation.broker;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import org.keycloak.Config;
import org.keycloak.dom.saml.v2.protocol.AuthnContextComparisonType;
import org.keycloak.dom.saml.v2.protocol.AuthnRequestType;
import org.keycloak.dom.saml.v2.protocol.RequestedAuthnContextType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.preprocessor.SamlAuthenticationPreprocessor;
import org.keycloak.sessions.AuthenticationSessionModel;

/** SAML core 3.4.1: ForceAuthn and RequestedAuthnContext, where a company is asked for a new or a stronger sign-in. */
@AutoService(SamlAuthenticationPreprocessor.class)
public final class StrongerRequest implements SamlAuthenticationPreprocessor {

    @Override
    public AuthnRequestType beforeSendingLoginRequest(AuthnRequestType request, AuthenticationSessionModel attempt) {
        // An application's max_age: SAML knows no age, only a new sign-in.
        if (attempt.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM) != null) {
            request.setForceAuthn(true);
        }
        AskedAgain.take(attempt).ifPresent(contexts -> {
            request.setForceAuthn(true);
            if (!contexts.isEmpty()) {
                RequestedAuthnContextType wanted = new RequestedAuthnContextType();
                Arrays.stream(contexts.split(" ", -1)).forEach(wanted::addAuthnContextClassRef);
                wanted.setComparison(AuthnContextComparisonType.EXACT);
                request.setRequestedAuthnContext(wanted);
            }
        });
        AskedAgain.leaves(attempt, Boolean.TRUE.equals(request.isForceAuthn()));
        return request;
    }

    @Override
    public String getId() {
        return "stagedoor-stronger-request";
    }

    @Override
    public SamlAuthenticationPreprocessor create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
