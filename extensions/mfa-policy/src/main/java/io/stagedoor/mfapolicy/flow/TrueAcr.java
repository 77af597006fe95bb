package io.stagedoor.mfapolicy.flow;

import com.google.auto.service.AutoService;
import java.util.Map;
import java.util.Objects;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.mappers.AcrProtocolMapper;
import org.keycloak.protocol.oidc.utils.AcrUtils;

/**
 * {@code acr} is what was proved in the session, whatever an application asked for, and stays so with single sign-on and refreshed tokens.
 * Keycloak's own says 0 for every session that is used again.
 */
@AutoService(ProtocolMapper.class)
public final class TrueAcr extends AcrProtocolMapper {

    /** Stands in the place of Keycloak's own, in every client scope. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    protected String getAcr(AuthenticatedClientSessionModel clientSession) {
        UserSessionModel open = clientSession.getUserSession();
        if (open.getUser() == null || open.getUser().getServiceAccountClientLink() != null) {
            return super.getAcr(clientSession);
        }
        int level = SessionProofs.of(open).level();
        Map<String, Integer> names = AcrUtils.getAcrLoaMap(clientSession.getClient());
        return Objects.requireNonNullElse(AcrUtils.mapLoaToAcr(level, names, names.keySet()), Integer.toString(level));
    }
}
