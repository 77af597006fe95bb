package io.stagedoor.federation.change;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The flow that everybody passes who comes from a company: brokering skips the tail of the browser flow. */
public final class AfterCompany {

    /** Declared in the realm. */
    static final String FLOW = "stagedoor after company";

    private AfterCompany() {}

    /** Null in a realm that does not declare it. */
    static @Nullable String flow(RealmModel realm) {
        @Nullable AuthenticationFlowModel flow = realm.getFlowByAlias(FLOW);
        return flow == null ? null : flow.getId();
    }

    /** Connections made before there was that flow, or before it was declared anew, get it when somebody goes there. */
    public static void put(KeycloakSession session, IdentityProviderModel connection) {
        @Nullable String flow = flow(session.getContext().getRealm());
        if (flow == null || flow.equals(connection.getPostBrokerLoginFlowId())) {
            return;
        }
        connection.setPostBrokerLoginFlowId(flow);
        @Nullable IdentityProviderModel stored = session.identityProviders().getByAlias(connection.getAlias());
        if (stored != null) {
            IdentityProviderModel changed = new IdentityProviderModel(stored);
            changed.setPostBrokerLoginFlowId(flow);
            session.identityProviders().update(changed);
        }
    }
}
