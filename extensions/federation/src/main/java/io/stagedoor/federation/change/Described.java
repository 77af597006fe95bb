package io.stagedoor.federation.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stagedoor.federation.domain.Setting;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.models.KeycloakSession;

/** What an identity provider says about itself: OpenID Connect Discovery 1.0, or SAML 2.0 metadata. */
public final class Described {

    static final String ISSUER = "issuer";
    static final String AUTHORIZATION = "authorizationUrl";
    static final String TOKEN = "tokenUrl";
    static final String USER_INFO = "userInfoUrl";
    static final String LOGOUT = "logoutUrl";
    static final String JWKS = "jwksUrl";
    static final String ISS_PARAMETER = "issParameter";
    static final String ENTITY_ID = "entityId";
    static final String SINGLE_SIGN_ON = "singleSignOnUrl";
    static final String SINGLE_LOGOUT = "singleLogoutUrl";
    static final String CERTIFICATES = "certificates";
    static final String POST_REQUEST = "postRequest";
    static final String POST_LOGOUT = "postLogout";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a document from somebody else's server; limited in time, in size, and in where it may be. */
    @FunctionalInterface
    public interface Source {
        String read(URI address) throws IOException;
    }

    /** It could not be read, or does not hold. */
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1;

        private final Setting.Key key;

        RefusedException(Setting.Key key, String words) {
            super(words);
            this.key = key;
        }

        /** Which setting it is about. */
        public Setting.Key key() {
            return key;
        }
    }

    private final KeycloakSession session;
    private final Source source;

    public Described(KeycloakSession session, Source source) {
        this.session = session;
        this.source = source;
    }

    /**
     * Reads what the settings point to.
     *
     * @throws RefusedException in words for the administrator
     */
    public Map<String, String> of(Map<Setting.Key, String> settings, boolean oidc) throws RefusedException {
        return oidc ? discovery(settings.getOrDefault(Setting.Key.ISSUER, "")) : metadata(settings);
    }

    private Map<String, String> discovery(String issuer) throws RefusedException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        JsonNode document;
        try {
            document = JSON.readTree(read(Setting.Key.ISSUER, base + "/.well-known/openid-configuration"));
        } catch (JsonProcessingException e) {
            throw new RefusedException(Setting.Key.ISSUER, "What stands at that address is no OpenID configuration.");
        }
        if (!issuer.equals(text(document, "issuer"))) {
            throw new RefusedException(
                    Setting.Key.ISSUER,
                    "The server there calls itself “" + shown(text(document, "issuer"))
                            + "”: write the issuer exactly so.");
        }
        Map<String, String> fetched = new HashMap<>();
        fetched.put(ISSUER, issuer);
        fetched.put(AUTHORIZATION, demanded(document, "authorization_endpoint"));
        fetched.put(TOKEN, demanded(document, "token_endpoint"));
        fetched.put(JWKS, demanded(document, "jwks_uri"));
        fetched.put(USER_INFO, text(document, "userinfo_endpoint"));
        fetched.put(LOGOUT, text(document, "end_session_endpoint"));
        fetched.put(
                ISS_PARAMETER,
                String.valueOf(document.path("authorization_response_iss_parameter_supported")
                        .asBoolean()));
        return fetched;
    }

    private Map<String, String> metadata(Map<Setting.Key, String> settings) throws RefusedException {
        String url = settings.getOrDefault(Setting.Key.METADATA_URL, "");
        String xml = settings.getOrDefault(Setting.Key.METADATA_XML, "");
        Setting.Key key = url.isEmpty() ? Setting.Key.METADATA_XML : Setting.Key.METADATA_URL;
        if (url.isEmpty() && xml.isEmpty()) {
            throw new RefusedException(
                    Setting.Key.METADATA_URL, "Give the address of the metadata, or the metadata itself.");
        }
        String document = url.isEmpty() ? xml : read(key, url);
        if (document.contains("<!DOCTYPE")) {
            throw new RefusedException(key, "Metadata with a document type is not taken.");
        }
        Map<String, @Nullable String> read = parsed(key, document);
        Map<String, String> fetched = new HashMap<>();
        fetched.put(ENTITY_ID, demanded(key, read, SAMLIdentityProviderConfig.IDP_ENTITY_ID, "an entity id"));
        fetched.put(
                SINGLE_SIGN_ON,
                demanded(key, read, SAMLIdentityProviderConfig.SINGLE_SIGN_ON_SERVICE_URL, "a single sign-on service"));
        fetched.put(
                CERTIFICATES,
                demanded(
                        key, read, SAMLIdentityProviderConfig.SIGNING_CERTIFICATE_KEY, "a certificate for signatures"));
        fetched.put(SINGLE_LOGOUT, said(read, SAMLIdentityProviderConfig.SINGLE_LOGOUT_SERVICE_URL, ""));
        fetched.put(POST_REQUEST, said(read, SAMLIdentityProviderConfig.POST_BINDING_AUTHN_REQUEST, "false"));
        fetched.put(POST_LOGOUT, said(read, SAMLIdentityProviderConfig.POST_BINDING_LOGOUT, "false"));
        return fetched;
    }

    /** Keycloak's reader names what it has not found, too: without a value. */
    private static String said(Map<String, @Nullable String> read, String name, String otherwise) {
        @Nullable String value = read.get(name);
        return value == null ? otherwise : value;
    }

    @SuppressWarnings("NullAway") // what Keycloak answers is not annotated
    private Map<String, @Nullable String> parsed(Setting.Key key, String document) throws RefusedException {
        try {
            return new SAMLIdentityProviderFactory().parseConfig(session, document);
        } catch (RuntimeException e) {
            throw new RefusedException(key, "This is no SAML 2.0 metadata of an identity provider.");
        }
    }

    private String read(Setting.Key key, String address) throws RefusedException {
        try {
            return source.read(URI.create(address));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(key, "An address starts with https://.");
        } catch (IOException e) {
            throw new RefusedException(
                    key, "It could not be read from " + shown(address) + ". Is the address right, and public?");
        }
    }

    private static String demanded(JsonNode document, String name) throws RefusedException {
        String value = text(document, name);
        if (!isAddress(value)) {
            throw new RefusedException(Setting.Key.ISSUER, "The OpenID configuration there has no " + name + ".");
        }
        return value;
    }

    private static String demanded(Setting.Key key, Map<String, @Nullable String> read, String name, String what)
            throws RefusedException {
        @Nullable String value = read.get(name);
        if (value == null || value.isBlank()) {
            throw new RefusedException(key, "The metadata has not " + what + ".");
        }
        return value;
    }

    private static boolean isAddress(String value) {
        try {
            URI uri = URI.create(value);
            return Set.of("https", "http").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String text(JsonNode document, String name) {
        return document.path(name).asText("");
    }

    private static String shown(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
    }
}
