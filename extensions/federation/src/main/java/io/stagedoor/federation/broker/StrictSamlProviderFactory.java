package io.stagedoor.federation.broker;

import com.google.auto.service.AutoService;
import io.stagedoor.federation.change.TestAttempt;
import io.stagedoor.federation.domain.ClaimNames;
import io.stagedoor.federation.domain.ConnectionKeys;
import io.stagedoor.federation.saml.SamlExpectation;
import io.stagedoor.federation.saml.SamlExpectation.Encryption;
import io.stagedoor.federation.saml.SamlExpectation.Signed;
import io.stagedoor.federation.upstream.UpstreamClient;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.broker.provider.IdentityProviderFactory;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.SamlPrincipalType;
import org.keycloak.saml.validators.DestinationValidator;

/**
 * Connections by SAML 2.0. What protects them is not a setting: whatever a connection's settings say, it is set here.
 */
@AutoService(IdentityProviderFactory.class)
@SuppressWarnings("rawtypes") // the SPI's own type is generic
public final class StrictSamlProviderFactory extends SAMLIdentityProviderFactory {

    private static final Set<String> SIGNED_BY =
            Set.of("RSA_SHA256", "RSA_SHA512", "RSA_SHA256_MGF1", "RSA_SHA512_MGF1");

    private @Nullable UpstreamClient upstream;
    private @Nullable DestinationValidator destinations;

    @Override
    public String getId() {
        return ConnectionKeys.SAML;
    }

    @Override
    public String getName() {
        return "Stagedoor connection (SAML 2.0)";
    }

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        upstream = new UpstreamClient(UpstreamClient.mayBePrivate());
        destinations = DestinationValidator.forProtocolMap(config.getArray("knownProtocols"));
    }

    @Override
    public SAMLIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return new StrictSamlProvider(
                session,
                strict(TestAttempt.settings(session, model)),
                Objects.requireNonNull(destinations),
                Objects.requireNonNull(upstream));
    }

    static SAMLIdentityProviderConfig strict(IdentityProviderModel model) {
        SAMLIdentityProviderConfig config = new SAMLIdentityProviderConfig(model);
        Signed signed = Signed.of(config.getConfig().get(ConnectionKeys.SIGNED));
        config.setValidateSignature(true);
        config.setWantAuthnRequestsSigned(true);
        config.setWantAssertionsSigned(signed == Signed.ASSERTION || signed == Signed.BOTH);
        config.setWantAssertionsEncrypted(
                Encryption.of(config.getConfig().get(ConnectionKeys.ENCRYPTION)) != Encryption.NONE);
        if (!SIGNED_BY.contains(String.valueOf(config.getSignatureAlgorithm()))) {
            config.setSignatureAlgorithm("RSA_SHA256");
        }
        config.setArtifactBindingResponse(false);
        config.setPostBindingResponse(true);
        // Through the browser: this server calls no address that a customer wrote for it.
        config.setBackchannelSupported(false);
        config.setStoreToken(false);
        int skew = config.getAllowedClockSkew();
        int most = (int) SamlExpectation.MOST_SKEW.toSeconds();
        config.setAllowedClockSkew(skew < 0 || skew > most ? most : skew);
        principal(config);
        return config;
    }

    private static void principal(SAMLIdentityProviderConfig config) {
        String immutableId = ClaimNames.ofSaml(config.getConfig()).immutableId();
        boolean subject = ClaimNames.NAME_ID.equals(immutableId);
        config.setPrincipalType(subject ? SamlPrincipalType.SUBJECT : SamlPrincipalType.ATTRIBUTE);
        config.setPrincipalAttribute(subject ? null : immutableId);
    }

    @Override
    public void close() {
        if (upstream != null) {
            upstream.close();
        }
    }
}
