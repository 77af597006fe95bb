package io.stagedoor.federation.change;

import io.stagedoor.federation.domain.ConnectionKeys;
import io.stagedoor.federation.domain.Protocol;
import io.stagedoor.federation.domain.UpstreamTrust;
import io.stagedoor.federation.domain.Vendor;
import org.keycloak.models.IdentityProviderModel;

/** The rules of a connection about its company's word, from the copy that people sign in by. */
public final class CompanyTrust {

    private CompanyTrust() {}

    public static UpstreamTrust of(IdentityProviderModel connection) {
        return Vendor.of(ConnectionRules.config(connection, ConnectionKeys.VENDOR))
                .map(vendor -> UpstreamTrust.of(
                        vendor,
                        ConnectionKeys.SAML.equals(connection.getProviderId()) ? Protocol.SAML : Protocol.OIDC,
                        connection.getConfig().get(ConnectionKeys.MFA_WORDS),
                        connection.getConfig().get(ConnectionKeys.STRONG_WORDS),
                        connection.getConfig().get(ConnectionKeys.MFA_AGE)))
                .orElseGet(() -> UpstreamTrust.of(UpstreamTrust.NOTHING, UpstreamTrust.NOTHING, null));
    }
}
