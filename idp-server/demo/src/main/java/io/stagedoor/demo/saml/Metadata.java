package io.stagedoor.demo.saml;

import java.util.List;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.SingleLogoutService;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;
import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.UsageType;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;

/** What a service provider needs to know (SAML 2.0 Metadata 2.4.3): certificate, addresses, name format. */
final class Metadata {

    private static final List<String> BINDINGS =
            List.of(SAMLConstants.SAML2_REDIRECT_BINDING_URI, SAMLConstants.SAML2_POST_BINDING_URI);

    private Metadata() {}

    static String of(SamlSettings settings, SigningKey key) {
        IDPSSODescriptor role = OpenSaml.create(IDPSSODescriptor.class, IDPSSODescriptor.DEFAULT_ELEMENT_NAME);
        role.addSupportedProtocol(SAMLConstants.SAML20P_NS);
        role.setWantAuthnRequestsSigned(false);
        role.getKeyDescriptors().add(signing(key));
        BINDINGS.forEach(binding -> {
            SingleLogoutService logout =
                    OpenSaml.create(SingleLogoutService.class, SingleLogoutService.DEFAULT_ELEMENT_NAME);
            logout.setBinding(binding);
            logout.setLocation(settings.logoutUrl());
            role.getSingleLogoutServices().add(logout);
            SingleSignOnService signOn =
                    OpenSaml.create(SingleSignOnService.class, SingleSignOnService.DEFAULT_ELEMENT_NAME);
            signOn.setBinding(binding);
            signOn.setLocation(settings.signOnUrl());
            role.getSingleSignOnServices().add(signOn);
        });
        NameIDFormat persistent = OpenSaml.create(NameIDFormat.class, NameIDFormat.DEFAULT_ELEMENT_NAME);
        persistent.setURI(NameIDType.PERSISTENT);
        role.getNameIDFormats().add(persistent);
        EntityDescriptor entity = OpenSaml.create(EntityDescriptor.class, EntityDescriptor.DEFAULT_ELEMENT_NAME);
        entity.setEntityID(settings.entityId());
        entity.getRoleDescriptors().add(role);
        return OpenSaml.serialize(entity);
    }

    private static KeyDescriptor signing(SigningKey key) {
        X509KeyInfoGeneratorFactory certificates = new X509KeyInfoGeneratorFactory();
        certificates.setEmitEntityCertificate(true);
        KeyDescriptor descriptor = OpenSaml.create(KeyDescriptor.class, KeyDescriptor.DEFAULT_ELEMENT_NAME);
        descriptor.setUse(UsageType.SIGNING);
        try {
            descriptor.setKeyInfo(certificates.newInstance().generate(new BasicX509Credential(key.certificate())));
        } catch (SecurityException e) {
            throw new IllegalStateException("a certificate of our own", e);
        }
        return descriptor;
    }
}
