package io.stagedoor.mfapolicy.flow;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.mappers.AmrProtocolMapper;

/**
 * {@code amr} is what was used in the session. Keycloak's own reads the settings of the steps of a flow: a passkey on the page for a password is
 * one of those that it takes for a password, and a flow that is declared anew forgets everything.
 */
@AutoService(ProtocolMapper.class)
public final class TrueAmr extends AmrProtocolMapper {

    /** Stands in the place of Keycloak's own, in every client scope. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    protected List<String> getAmr(AuthenticatedClientSessionModel clientSession, RealmModel realm) {
        return SessionProofs.of(clientSession.getUserSession()).references();
    }
}
