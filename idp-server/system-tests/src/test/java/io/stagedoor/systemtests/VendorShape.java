package io.stagedoor.systemtests;

import java.util.List;
import java.util.Map;

/**
 * How one vendor writes its SAML responses, as its manual says. Okta's, Entra's and JumpCloud's pages were read on 2026-11-22; those of
 * Google, OneLogin and AD FS could not be fetched from where this was written, and their shapes are what other vendors' set-up guides
 * for them and their own commands' parameters say.
 *
 * @param signsResponse whether the message is signed
 * @param signsAssertion whether the assertion in it is
 * @param nameFormat of attributes; empty where the vendor writes none
 * @param attributes with {@code {person}} and {@code {email}} for whom it is about; the groups among them
 * @param context how somebody was authenticated
 */
record VendorShape(
        String vendor,
        String entityId,
        boolean signsResponse,
        boolean signsAssertion,
        String nameIdFormat,
        String nameId,
        String nameFormat,
        Map<String, List<String>> attributes,
        String context) {

    private static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    private static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    private static final String ATTRIBUTE = "urn:oasis:names:tc:SAML:2.0:attrname-format:";
    private static final String CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:";
    private static final String WS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String MS = "http://schemas.microsoft.com/identity/claims/";

    /**
     * Response and assertion signed, NameID unspecified with the Okta user name, attribute and group attribute statements with the names
     * that the administrator gives: https://help.okta.com/en-us/content/topics/apps/aiw-saml-reference.htm and
     * https://help.okta.com/en-us/content/topics/apps/define-group-attribute-statements.htm
     */
    static final VendorShape OKTA = new VendorShape(
            "okta",
            "http://www.okta.com/exk1fcia6d6EMsf331d8",
            true,
            true,
            UNSPECIFIED,
            "{email}",
            ATTRIBUTE + "unspecified",
            Map.of(
                    "email", List.of("{email}"),
                    "firstName", List.of("Given"),
                    "lastName", List.of("Family"),
                    "groups", List.of("Everyone", "editors")),
            CLASSES + "PasswordProtectedTransport");

    /**
     * Only the assertion is signed, names of claims are URIs without a format, groups are object ids; the NameID is pairwise where a
     * persistent one is asked for: https://learn.microsoft.com/en-us/entra/identity-platform/reference-saml-tokens
     */
    static final VendorShape ENTRA = new VendorShape(
            "entra",
            "https://sts.windows.net/11111111-2222-3333-4444-555555555555/",
            false,
            true,
            PERSISTENT,
            "pairwise-of-{person}",
            "",
            Map.of(
                    MS + "tenantid",
                    List.of("11111111-2222-3333-4444-555555555555"),
                    MS + "objectidentifier",
                    List.of("object-id-of-{person}"),
                    MS + "displayname",
                    List.of("Given Family"),
                    "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups",
                    List.of("editors", "0aa2c1a4-6a3e-4f3d-9b0f-6f0a7a9c2d11"),
                    "http://schemas.microsoft.com/claims/authnmethodsreferences",
                    List.of("http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password"),
                    WS + "emailaddress",
                    List.of("{email}"),
                    WS + "givenname",
                    List.of("Given"),
                    WS + "surname",
                    List.of("Family"),
                    WS + "name",
                    List.of("{email}")),
            CLASSES + "Password");

    /**
     * Only the assertion is signed unless 'Signed response' is ticked, NameID of format EMAIL with the primary address, groups by the name
     * given under 'Group membership': https://support.google.com/a/answer/6087519
     */
    static final VendorShape GOOGLE = new VendorShape(
            "google",
            "https://accounts.google.com/o/saml2?idpid=C00example",
            false,
            true,
            EMAIL,
            "{email}",
            ATTRIBUTE + "basic",
            Map.of(
                    "email", List.of("{email}"),
                    "firstName", List.of("Given"),
                    "lastName", List.of("Family"),
                    "groups", List.of("editors")),
            CLASSES + "unspecified");

    /**
     * The response is signed unless 'Sign Assertion' is ticked, and the group attribute has one value for each group:
     * https://jumpcloud.com/support/sso-application-connector-fields and https://jumpcloud.com/support/saml-attribute-notes
     */
    static final VendorShape JUMPCLOUD = new VendorShape(
            "jumpcloud",
            "jumpcloud-stagedoor",
            true,
            false,
            PERSISTENT,
            "{email}",
            ATTRIBUTE + "unspecified",
            Map.of(
                    "email", List.of("{email}"),
                    "firstname", List.of("Given"),
                    "lastname", List.of("Family"),
                    "memberOf", List.of("All Users", "editors")),
            CLASSES + "PasswordProtectedTransport");

    /**
     * The response is signed ('SAML signature element'), NameID of format Email unless changed, {@code memberOf} as a parameter with several
     * values: https://developers.onelogin.com/saml/examples/response
     */
    static final VendorShape ONELOGIN = new VendorShape(
            "onelogin",
            "https://app.onelogin.com/saml/metadata/0a1b2c3d",
            true,
            false,
            EMAIL,
            "{email}",
            ATTRIBUTE + "basic",
            Map.of(
                    "User.email", List.of("{email}"),
                    "User.FirstName", List.of("Given"),
                    "User.LastName", List.of("Family"),
                    "memberOf", List.of("editors", "Default")),
            CLASSES + "PasswordProtectedTransport");

    /**
     * Only the assertion is signed ({@code SamlResponseSignature AssertionOnly}), claims are URIs without a format, groups by the rule
     * 'Send LDAP Attributes as Claims', Windows sign-in on the company's own network:
     * https://learn.microsoft.com/en-us/windows-server/identity/ad-fs/operations/create-a-rule-to-send-ldap-attributes-as-claims
     */
    static final VendorShape ADFS = new VendorShape(
            "adfs",
            "http://adfs.vendor-adfs.example/adfs/services/trust",
            false,
            true,
            PERSISTENT,
            "sid-of-{person}",
            "",
            Map.of(
                    WS + "emailaddress",
                    List.of("{email}"),
                    WS + "givenname",
                    List.of("Given"),
                    WS + "surname",
                    List.of("Family"),
                    "http://schemas.xmlsoap.org/claims/Group",
                    List.of("Domain Users", "editors")),
            "urn:federation:authentication:windows");

    static List<VendorShape> all() {
        return List.of(OKTA, ENTRA, GOOGLE, JUMPCLOUD, ONELOGIN, ADFS);
    }

    /** About one person. */
    VendorShape about(String person, String email) {
        return new VendorShape(
                vendor,
                entityId,
                signsResponse,
                signsAssertion,
                nameIdFormat,
                filled(nameId, person, email),
                nameFormat,
                attributes.entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey,
                                attribute -> attribute.getValue().stream()
                                        .map(value -> filled(value, person, email))
                                        .toList())),
                context);
    }

    private static String filled(String template, String person, String email) {
        return template.replace("{person}", person).replace("{email}", email);
    }

    /** For the name of a test. */
    @Override
    public String toString() {
        return vendor;
    }
}
