package io.stagedoor.federation.change;

import io.stagedoor.federation.domain.Connection;
import io.stagedoor.federation.domain.ConnectionKeys;
import io.stagedoor.federation.domain.Protocol;
import io.stagedoor.federation.domain.Revision;
import io.stagedoor.federation.domain.Setting;
import io.stagedoor.federation.domain.UpstreamTrust;
import io.stagedoor.secrets.api.SecretSeal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;

/** Keeps Keycloak's identity provider, by which people sign in, as the connection says. */
public final class Projection {

    private static final String PREFIX = "c-";
    private static final String NAME_ID_FORMATS = "urn:oasis:names:tc:SAML:";

    private final KeycloakSession session;
    private final OrganizationModel organization;

    public Projection(KeycloakSession session, OrganizationModel organization) {
        this.session = session;
        this.organization = organization;
    }

    /** Alias of Keycloak's identity provider: it stands in the addresses that the vendor's console is told, so it never changes. */
    public static String alias(String connection) {
        return PREFIX + connection.replace("-", "");
    }

    /** Makes it, or changes it to what the live revision says, or the draft of a connection that was never live. */
    void put(Connection connection, Revision revision) {
        String alias = alias(connection.id());
        @Nullable IdentityProviderModel present = session.identityProviders().getByAlias(alias);
        IdentityProviderModel model =
                present == null ? new IdentityProviderModel() : new IdentityProviderModel(present);
        model.setAlias(alias);
        model.setProviderId(connection.protocol() == Protocol.OIDC ? ConnectionKeys.OIDC : ConnectionKeys.SAML);
        model.setDisplayName(connection.name());
        model.setEnabled(true);
        model.setTrustEmail(true);
        model.setHideOnLogin(true);
        model.setLinkOnly(false);
        model.setStoreToken(false);
        model.setOrganizationId(organization.getId());
        model.setConfig(config(connection, revision));
        model.setPostBrokerLoginFlowId(AfterCompany.flow(session.getContext().getRealm()));
        model.setSyncMode(IdentityProviderSyncMode.FORCE);
        if (present == null) {
            session.identityProviders().create(model);
        } else {
            session.identityProviders().update(model);
        }
    }

    void remove(String connection) {
        session.identityProviders().remove(alias(connection));
    }

    /** The settings of that revision, as Keycloak's brokers and ours read them. */
    public Map<String, String> config(Connection connection, Revision revision) {
        Map<String, String> config = new HashMap<>();
        config.put(ConnectionKeys.CONNECTION, connection.id());
        config.put(ConnectionKeys.STATE, connection.state().word());
        config.put(ConnectionKeys.REQUIRED, String.valueOf(connection.required()));
        config.put(ConnectionKeys.VENDOR, connection.vendor().word());
        config.put(ConnectionKeys.DOMAINS, String.join(" ", new TreeSet<>(connection.domains())));
        config.put(ConnectionKeys.DEFAULT, String.valueOf(connection.byDefault()));
        config.put(ConnectionKeys.IMMUTABLE_ID, revision.get(Setting.Key.IMMUTABLE_ID));
        config.put(ConnectionKeys.GROUPS, revision.get(Setting.Key.GROUPS));
        config.put(ConnectionKeys.EMAIL, revision.get(Setting.Key.EMAIL));
        config.put(ConnectionKeys.FIRST_NAME, revision.get(Setting.Key.FIRST_NAME));
        config.put(ConnectionKeys.LAST_NAME, revision.get(Setting.Key.LAST_NAME));
        config.put(ConnectionKeys.DIRECTORY_OWNS, revision.get(Setting.Key.DIRECTORY_OWNS));
        config.put(ConnectionKeys.MFA_WORDS, trusted(revision, Setting.Key.MFA_WORDS));
        config.put(ConnectionKeys.STRONG_WORDS, trusted(revision, Setting.Key.STRONG_WORDS));
        config.put(ConnectionKeys.MFA_AGE, revision.get(Setting.Key.MFA_AGE));
        config.put("allowedClockSkew", "30");
        if (connection.protocol() == Protocol.OIDC) {
            oidc(revision, config);
        } else {
            saml(connection, revision, config);
        }
        config.values().removeIf(String::isEmpty);
        return config;
    }

    /** What was emptied trusts nothing; what nobody was ever asked is the vendor's. */
    private static String trusted(Revision revision, Setting.Key key) {
        return revision.settings().containsKey(key) && revision.get(key).isEmpty()
                ? UpstreamTrust.NOTHING
                : revision.get(key);
    }

    private static void oidc(Revision revision, Map<String, String> config) {
        config.put(ConnectionKeys.TENANT, revision.get(Setting.Key.TENANT));
        config.put(ConnectionKeys.HOSTED_DOMAIN, revision.get(Setting.Key.HOSTED_DOMAIN));
        config.put(ConnectionKeys.EMAIL_VERIFIED, revision.get(Setting.Key.EMAIL_VERIFIED));
        config.put("issuer", revision.fetched(Described.ISSUER));
        config.put("authorizationUrl", revision.fetched(Described.AUTHORIZATION));
        config.put("tokenUrl", revision.fetched(Described.TOKEN));
        config.put("userInfoUrl", revision.fetched(Described.USER_INFO));
        config.put("logoutUrl", revision.fetched(Described.LOGOUT));
        config.put("jwksUrl", revision.fetched(Described.JWKS));
        config.put(ConnectionKeys.ISS_PARAMETER, revision.fetched(Described.ISS_PARAMETER));
        config.put("useJwksUrl", "true");
        config.put("validateSignature", "true");
        config.put("clientId", revision.get(Setting.Key.CLIENT_ID));
        String secret = revision.get(Setting.Key.CLIENT_SECRET);
        config.put("clientSecret", secret.isEmpty() ? "" : SecretSeal.reference(secret));
        config.put("clientAuthMethod", revision.get(Setting.Key.CLIENT_AUTHENTICATION));
        config.put("defaultScope", revision.get(Setting.Key.SCOPES));
        config.put("pkceEnabled", "true");
        config.put("pkceMethod", "S256");
        config.put("loginHint", "true");
        // What an application asks of freshness is asked of the company too.
        config.put("passMaxAge", "true");
    }

    private void saml(Connection connection, Revision revision, Map<String, String> config) {
        config.put(ConnectionKeys.SIGNED, revision.get(Setting.Key.SIGNED));
        config.put(ConnectionKeys.ENCRYPTION, revision.get(Setting.Key.ENCRYPTION));
        config.put(ConnectionKeys.IDP_INITIATED, revision.get(Setting.Key.IDP_INITIATED));
        config.put(SAMLIdentityProviderConfig.ENTITY_ID, entityId(connection.id()));
        config.put(SAMLIdentityProviderConfig.IDP_ENTITY_ID, revision.fetched(Described.ENTITY_ID));
        config.put(SAMLIdentityProviderConfig.SINGLE_SIGN_ON_SERVICE_URL, revision.fetched(Described.SINGLE_SIGN_ON));
        config.put(SAMLIdentityProviderConfig.SINGLE_LOGOUT_SERVICE_URL, revision.fetched(Described.SINGLE_LOGOUT));
        config.put(SAMLIdentityProviderConfig.SIGNING_CERTIFICATE_KEY, revision.fetched(Described.CERTIFICATES));
        // Where the vendor publishes its keys, a new one is taken without anybody's doing.
        String metadata = revision.get(Setting.Key.METADATA_URL);
        config.put(SAMLIdentityProviderConfig.METADATA_DESCRIPTOR_URL, metadata);
        config.put(SAMLIdentityProviderConfig.USE_METADATA_DESCRIPTOR_URL, String.valueOf(!metadata.isEmpty()));
        config.put(SAMLIdentityProviderConfig.POST_BINDING_AUTHN_REQUEST, revision.fetched(Described.POST_REQUEST));
        config.put(SAMLIdentityProviderConfig.POST_BINDING_LOGOUT, revision.fetched(Described.POST_LOGOUT));
        config.put(SAMLIdentityProviderConfig.POST_BINDING_RESPONSE, "true");
        config.put(SAMLIdentityProviderConfig.NAME_ID_POLICY_FORMAT, format(revision.get(Setting.Key.NAME_ID_FORMAT)));
        config.put(SAMLIdentityProviderConfig.VALIDATE_SIGNATURE, "true");
        config.put(SAMLIdentityProviderConfig.WANT_AUTHN_REQUESTS_SIGNED, "true");
        config.put(SAMLIdentityProviderConfig.SIGNATURE_ALGORITHM, "RSA_SHA256");
        config.put(
                SAMLIdentityProviderConfig.WANT_ASSERTIONS_SIGNED,
                String.valueOf("assertion".equals(revision.get(Setting.Key.SIGNED))
                        || "both".equals(revision.get(Setting.Key.SIGNED))));
        config.put(
                SAMLIdentityProviderConfig.WANT_ASSERTIONS_ENCRYPTED,
                String.valueOf(!"none".equals(revision.get(Setting.Key.ENCRYPTION))));
        config.put(SAMLIdentityProviderConfig.ALLOW_CREATE, "true");
        config.put("loginHint", "true");
    }

    /** Of ours, one for each connection: what is meant for one organization is worth nothing for another. */
    public String entityId(String connection) {
        return broker(connection);
    }

    /** {@code .../realms/{realm}/broker/{alias}}. */
    public String broker(String connection) {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms")
                .path(session.getContext().getRealm().getName())
                .path("broker")
                .path(alias(connection))
                .build()
                .toString();
    }

    private static String format(String word) {
        return switch (word) {
            case "persistent" -> NAME_ID_FORMATS + "2.0:nameid-format:persistent";
            case "email" -> NAME_ID_FORMATS + "1.1:nameid-format:emailAddress";
            default -> NAME_ID_FORMATS + "1.1:nameid-format:unspecified";
        };
    }
}
