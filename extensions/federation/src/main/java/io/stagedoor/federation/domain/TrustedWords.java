package io.stagedoor.federation.domain;

/** What a vendor's own words for more than one factor are, until an administrator says otherwise. */
final class TrustedWords {

    /** RFC 8176. */
    private static final String MFA = "mfa";

    /** Entra and AD FS: value of the claim {@code authnmethodsreferences}, and context of a request to AD FS. */
    private static final String MULTIPLE = "http://schemas.microsoft.com/claims/multipleauthn";

    /** REFEDS MFA profile 1.0, and those of SAML 2.0 authentication contexts 3.4 that are two factors by definition. */
    private static final String STANDARD = "https://refeds.org/profile/mfa "
            + "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract "
            + "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorUnregistered";

    private TrustedWords() {}

    static String multiFactor(Vendor vendor, Protocol protocol) {
        return switch (vendor) {
            // Google's ID tokens and assertions say nothing about factors.
            case GOOGLE -> UpstreamTrust.NOTHING;
            case OKTA -> protocol == Protocol.OIDC ? MFA + " urn:okta:loa:2fa:any" : "urn:okta:loa:2fa:any";
            case ENTRA -> protocol == Protocol.OIDC ? MFA : MULTIPLE;
            case ADFS -> MULTIPLE;
            // Neither documents a context of its own for SAML.
            case JUMPCLOUD, ONELOGIN -> protocol == Protocol.OIDC ? MFA : UpstreamTrust.NOTHING;
            case GENERIC -> protocol == Protocol.OIDC ? MFA : STANDARD;
        };
    }

    /** OpenID Connect Extended Authentication Profile ACR Values 1.0: {@code phr}, {@code phrh}; Okta has them. */
    static String phishingResistant(Vendor vendor, Protocol protocol) {
        return vendor == Vendor.OKTA && protocol == Protocol.OIDC ? "phr phrh" : UpstreamTrust.NOTHING;
    }
}
