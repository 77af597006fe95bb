package io.stagedoor.systemtests;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.statement.AttestationStatement;
import com.webauthn4j.test.TestAttestationUtil;
import com.webauthn4j.test.authenticator.webauthn.AttestationStatementRequest;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.PackedAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.RegistrationEmulationOption;
import io.stagedoor.testing.Authority;
import io.stagedoor.testing.FidoBlob;
import io.stagedoor.testing.FidoBlob.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** FIDO's metadata as these tests' server knows it: of a house of its own, in which the maker of WebAuthn4J's emulated authenticators vouches for one model. */
final class VouchedModels {

    /** Of {@link #authenticator}. */
    static final String EMULATED = "df495bdc-223a-429d-9f0e-ebfa29155812";

    /** Of the same maker, with a security notice. */
    static final String WITHDRAWN = "2fc0579f-8113-47ea-b116-bb5a8db9202a";

    private static final String OPTION = "KC_SPI_STAGEDOOR_ORGANIZATION_API__PASSKEY_MODELS__FIDO_METADATA_";

    private VouchedModels() {}

    /** An emulated one that proves its model by the maker's certificate. */
    static EmulatedPasskey authenticator(String origin) {
        return new EmulatedPasskey(origin, new WebAuthnAuthenticatorAdaptor(new ModelAuthenticator()));
    }

    private static final class ModelAuthenticator extends NoneAttestationAuthenticator {

        ModelAuthenticator() {
            super(new AAGUID(EMULATED), 0, true, new ObjectConverter());
        }

        @Override
        public AttestationStatement createAttestationStatement(
                AttestationStatementRequest request, RegistrationEmulationOption option) {
            return new PackedAuthenticator().createAttestationStatement(request, option);
        }
    }

    /** Writes it, and says how the server learns of it. */
    static Map<String, String> environment(Path folder) {
        Authority house = Authority.of("A house's metadata");
        X509Certificate maker = TestAttestationUtil.load3tierTestRootCACertificate();
        String blob = FidoBlob.signed(
                house,
                "metadata.example",
                1,
                List.of(
                        Entry.ofModel(EMULATED, "FIDO_CERTIFIED_L1", maker),
                        Entry.ofModel(FactorPeople.MODEL, "FIDO_CERTIFIED_L1", maker),
                        Entry.ofModel(WITHDRAWN, "REVOKED", maker)));
        Path file = folder.resolve("blob.jwt");
        Path root = folder.resolve("root.pem");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, blob);
            Files.writeString(root, FidoBlob.pem(house.certificate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(OPTION + "FILE", file.toString(), OPTION + "ROOT", root.toString());
    }
}
