package io.stagedoor.federation.domain;

/** Names of our settings in the configuration of Keycloak's identity provider that stands for a connection. */
public final class ConnectionKeys {

    /** Id of the connection. */
    public static final String CONNECTION = "stagedoor.connection";
    /** {@code draft}, {@code tested}, {@code active}, {@code disabled}. */
    public static final String STATE = "stagedoor.state";
    /** {@code true} where people of its domains have no other way in. */
    public static final String REQUIRED = "stagedoor.required";

    /** Domains that the connection is for, with a space between. */
    public static final String DOMAINS = "stagedoor.domains";
    /** {@code true} where it takes what no other connection of the organization names. */
    public static final String DEFAULT = "stagedoor.default";
    /** OIDC: {@code true} where the provider promises the response parameter {@code iss} (RFC 9207). */
    public static final String ISS_PARAMETER = "stagedoor.iss-parameter";

    public static final String VENDOR = "stagedoor.vendor";
    /** Entra: the {@code tid} that every token carries; empty for none. */
    public static final String TENANT = "stagedoor.tenant";
    /** Google: the {@code hd}; empty for none. */
    public static final String HOSTED_DOMAIN = "stagedoor.hosted-domain";
    /** Claim or attribute that identifies a person for ever; {@code NameID} for SAML's subject. */
    public static final String IMMUTABLE_ID = "stagedoor.immutable-id";
    /** Claim or attribute with groups; empty for none. */
    public static final String GROUPS = "stagedoor.groups";

    public static final String EMAIL = "stagedoor.attribute.email";
    public static final String FIRST_NAME = "stagedoor.attribute.first-name";
    public static final String LAST_NAME = "stagedoor.attribute.last-name";
    /** Which attributes follow the directory, see {@link Ownership}. */
    public static final String DIRECTORY_OWNS = "stagedoor.directory-owns";
    /** {@code demand}, {@code honour} or {@code ignore} of {@code email_verified}. */
    public static final String EMAIL_VERIFIED = "stagedoor.email-verified";
    /** SAML: {@code true} where responses are taken that nobody asked for. */
    public static final String IDP_INITIATED = "stagedoor.idp-initiated";
    /** SAML: what has to be signed: {@code response}, {@code assertion}, {@code either}, {@code both}. */
    public static final String SIGNED = "stagedoor.signed";
    /** SAML: {@code none}, {@code gcm} or {@code gcm-or-cbc}; other than none, assertions have to be encrypted. */
    public static final String ENCRYPTION = "stagedoor.encryption";

    /** What of its word means more than one factor, see {@link UpstreamTrust}. */
    public static final String MFA_WORDS = "stagedoor.mfa-words";
    /** The same for what cannot be phished. */
    public static final String STRONG_WORDS = "stagedoor.strong-words";
    /** How old it may be. */
    public static final String MFA_AGE = "stagedoor.mfa-age";

    /** Provider ids of our brokers. */
    public static final String OIDC = "stagedoor-oidc";

    public static final String SAML = "stagedoor-saml";

    private ConnectionKeys() {}
}
