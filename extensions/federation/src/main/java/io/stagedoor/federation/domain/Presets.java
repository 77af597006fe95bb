package io.stagedoor.federation.domain;

import io.stagedoor.federation.domain.Preset.Copied;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The vendors, in the order in which they are offered. */
public final class Presets {

    private static final LocalDate READ = LocalDate.of(2026, 11, 22);
    private static final String WS_CLAIM = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String MS_CLAIM = "http://schemas.microsoft.com/identity/claims/";
    private static final String NAME_ID = "NameID";

    private static final Setting OWNED =
            Setting.choice(Setting.Key.DIRECTORY_OWNS, "names-and-address", "address", "names", "nothing");

    private static final List<Preset> ALL = List.of(
            oidc(
                    Vendor.OKTA,
                    "Okta",
                    "https://developer.okta.com/docs/guides/build-sso-integration/specify-your-settings/",
                    claims("sub", "groups", "demand"),
                    Setting.url(Setting.Key.ISSUER, true, "")),
            saml(
                    Vendor.OKTA,
                    "Okta",
                    "https://help.okta.com/en-us/Content/Topics/Apps/aiw-saml-reference.htm",
                    attributes(NAME_ID, "email", "firstName", "lastName", "groups"),
                    "unspecified"),
            // `sub` is different for each application at Entra; `oid` is the person's own, and only unique within
            // `tid`.
            oidc(
                    Vendor.ENTRA,
                    "Microsoft Entra ID",
                    "https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference",
                    claims("oid", "groups", "ignore"),
                    Setting.url(Setting.Key.ISSUER, true, ""),
                    Setting.text(Setting.Key.TENANT, true, "")),
            saml(
                    Vendor.ENTRA,
                    "Microsoft Entra ID",
                    "https://learn.microsoft.com/en-us/entra/identity-platform/reference-saml-tokens",
                    attributes(
                            MS_CLAIM + "objectidentifier",
                            WS_CLAIM + "emailaddress",
                            WS_CLAIM + "givenname",
                            WS_CLAIM + "surname",
                            "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups"),
                    "persistent"),
            oidc(
                    Vendor.GOOGLE,
                    "Google Workspace",
                    "https://developers.google.com/identity/openid-connect/reference",
                    claims("sub", "", "demand"),
                    Setting.url(Setting.Key.ISSUER, true, "https://accounts.google.com"),
                    Setting.text(Setting.Key.HOSTED_DOMAIN, true, "")),
            saml(
                    Vendor.GOOGLE,
                    "Google Workspace",
                    "https://support.google.com/a/answer/6087519",
                    attributes(NAME_ID, "email", "firstName", "lastName", "groups"),
                    "email"),
            oidc(
                    Vendor.JUMPCLOUD,
                    "JumpCloud",
                    "https://jumpcloud.com/support/sso-with-oidc",
                    claims("sub", "groups", "honour"),
                    Setting.url(Setting.Key.ISSUER, true, "https://oauth.id.jumpcloud.com/")),
            saml(
                    Vendor.JUMPCLOUD,
                    "JumpCloud",
                    "https://jumpcloud.com/support/sso-using-custom-saml-application-connectors",
                    attributes(NAME_ID, "email", "firstname", "lastname", "memberOf"),
                    "persistent"),
            oidc(
                    Vendor.ONELOGIN,
                    "OneLogin",
                    "https://developers.onelogin.com/openid-connect/api/provider-config",
                    claims("sub", "groups", "honour"),
                    Setting.url(Setting.Key.ISSUER, true, "")),
            // There an administrator names the attributes; these are the names that guides of other products use.
            saml(
                            Vendor.ONELOGIN,
                            "OneLogin",
                            "https://developers.onelogin.com/saml",
                            attributes(NAME_ID, "User.email", "User.FirstName", "User.LastName", "memberOf"),
                            "unspecified")
                    .unread(),
            // Not by OpenID Connect: AD FS releases no address without a form-post response and a scope of its own.
            saml(
                    Vendor.ADFS,
                    "AD FS",
                    "https://learn.microsoft.com/en-us/windows-server/identity/ad-fs/operations/create-a-relying-party-trust",
                    attributes(
                            NAME_ID,
                            WS_CLAIM + "emailaddress",
                            WS_CLAIM + "givenname",
                            WS_CLAIM + "surname",
                            "http://schemas.xmlsoap.org/claims/Group"),
                    "persistent"),
            oidc(
                    Vendor.GENERIC,
                    "OpenID Connect",
                    "https://openid.net/specs/openid-connect-discovery-1_0.html",
                    claims("sub", "groups", "demand"),
                    Setting.url(Setting.Key.ISSUER, true, "")),
            saml(
                    Vendor.GENERIC,
                    "SAML 2.0",
                    "https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf",
                    attributes(NAME_ID, "email", "givenName", "surname", "groups"),
                    "persistent"));

    private Presets() {}

    public static List<Preset> all() {
        return ALL;
    }

    public static Optional<Preset> of(Vendor vendor, Protocol protocol) {
        return ALL.stream()
                .filter(preset -> preset.vendor() == vendor && preset.protocol() == protocol)
                .findFirst();
    }

    private static Preset oidc(Vendor vendor, String name, String page, List<Setting> claims, Setting... first) {
        List<Setting> settings = new ArrayList<>(List.of(first));
        settings.add(Setting.text(Setting.Key.CLIENT_ID, true, ""));
        settings.add(Setting.secret(Setting.Key.CLIENT_SECRET));
        settings.add(Setting.choice(
                Setting.Key.CLIENT_AUTHENTICATION, "client_secret_basic", "client_secret_post", "private_key_jwt"));
        settings.add(Setting.text(
                Setting.Key.SCOPES,
                false,
                "openid email profile" + (vendor == Vendor.OKTA || vendor == Vendor.ONELOGIN ? " groups" : "")));
        settings.addAll(claims);
        settings.addAll(trust(vendor, Protocol.OIDC));
        return new Preset(
                vendor,
                Protocol.OIDC,
                name,
                page,
                READ,
                List.of(
                        Copied.REDIRECT_URI,
                        Copied.LOGOUT_REDIRECT_URI,
                        Copied.BACKCHANNEL_LOGOUT_URI,
                        Copied.JWKS_URL),
                settings);
    }

    private static Preset saml(Vendor vendor, String name, String page, List<Setting> attributes, String nameId) {
        List<String> formats = new ArrayList<>(List.of("persistent", "email", "unspecified"));
        formats.remove(nameId);
        formats.addFirst(nameId);
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.url(Setting.Key.METADATA_URL, false, ""),
                new Setting(Setting.Key.METADATA_XML, Setting.Kind.XML, false, "", List.of()),
                Setting.choice(Setting.Key.NAME_ID_FORMAT, formats.toArray(String[]::new)),
                Setting.choice(Setting.Key.SIGNED, "either", "assertion", "response", "both"),
                Setting.choice(Setting.Key.ENCRYPTION, "none", "gcm", "gcm-or-cbc"),
                Setting.choice(Setting.Key.IDP_INITIATED, "false", "true")));
        settings.addAll(attributes);
        settings.addAll(trust(vendor, Protocol.SAML));
        return new Preset(
                vendor,
                Protocol.SAML,
                name,
                page,
                READ,
                List.of(Copied.ACS_URL, Copied.ENTITY_ID, Copied.METADATA_URL, Copied.SLO_URL),
                settings);
    }

    private static List<Setting> trust(Vendor vendor, Protocol protocol) {
        return List.of(
                Setting.text(Setting.Key.MFA_WORDS, false, TrustedWords.multiFactor(vendor, protocol)),
                Setting.text(Setting.Key.STRONG_WORDS, false, TrustedWords.phishingResistant(vendor, protocol)),
                Setting.choice(Setting.Key.MFA_AGE, UpstreamTrust.Age.words()));
    }

    private static List<Setting> claims(String immutableId, String groups, String emailVerified) {
        List<String> verified = new ArrayList<>(List.of("demand", "honour", "ignore"));
        verified.remove(emailVerified);
        verified.addFirst(emailVerified);
        return List.of(
                Setting.text(Setting.Key.IMMUTABLE_ID, true, immutableId),
                Setting.text(Setting.Key.EMAIL, true, "email"),
                Setting.choice(Setting.Key.EMAIL_VERIFIED, verified.toArray(String[]::new)),
                Setting.text(Setting.Key.FIRST_NAME, false, "given_name"),
                Setting.text(Setting.Key.LAST_NAME, false, "family_name"),
                Setting.text(Setting.Key.GROUPS, false, groups),
                OWNED);
    }

    private static List<Setting> attributes(
            String immutableId, String email, String firstName, String lastName, String groups) {
        return List.of(
                Setting.text(Setting.Key.IMMUTABLE_ID, true, immutableId),
                Setting.text(Setting.Key.EMAIL, true, email),
                Setting.text(Setting.Key.FIRST_NAME, false, firstName),
                Setting.text(Setting.Key.LAST_NAME, false, lastName),
                Setting.text(Setting.Key.GROUPS, false, groups),
                OWNED);
    }
}
