package io.stagedoor.systemtests;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What AD FS publishes as {@code FederationMetadata.xml}: WS-Federation roles before the SAML ones, with every claim that it knows listed twice. */
final class AdfsMetadata {

    private AdfsMetadata() {}

    static String of(String entityId, String certificate, String service) {
        String key = """
            <KeyDescriptor use="%s"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>\
            <X509Certificate>%s</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
            """;
        String signing = key.formatted("signing", certificate);
        String encryption = key.formatted("encryption", certificate);
        String claims = IntStream.range(0, 150)
                .mapToObj(number -> """
                    <auth:ClaimType Uri="http://schemas.example.com/ws/claims/%1$d" Optional="true" \
                    xmlns:auth="http://docs.oasis-open.org/wsfed/authorization/200706"><auth:DisplayName>Claim %1$d\
                    </auth:DisplayName><auth:Description>What the directory knows about somebody, as claim number %1$d\
                    </auth:Description></auth:ClaimType>
                    """.formatted(number))
                .collect(Collectors.joining());
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <EntityDescriptor ID="_0b1f2c3d-adfs" entityID="%1$s" xmlns="urn:oasis:names:tc:SAML:2.0:metadata">
            <RoleDescriptor xsi:type="fed:ApplicationServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706">
            %2$s<fed:ClaimTypesRequested>%4$s</fed:ClaimTypesRequested></RoleDescriptor>
            <RoleDescriptor xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706">
            %3$s<fed:ClaimTypesOffered>%4$s</fed:ClaimTypesOffered></RoleDescriptor>
            <SPSSODescriptor WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            %2$s%3$s<AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%5$s" index="0" isDefault="true"/>
            </SPSSODescriptor>
            <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            %2$s%3$s<NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</NameIDFormat>
            <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%5$s"/>
            <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%5$s"/>
            </IDPSSODescriptor></EntityDescriptor>
            """.strip().formatted(entityId, encryption, signing, claims, service);
    }
}
