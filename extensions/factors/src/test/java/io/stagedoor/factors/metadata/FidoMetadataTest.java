package io.stagedoor.factors.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.statement.AttestationCertificatePath;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.PackedAttestationStatement;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import io.stagedoor.factors.domain.Aaguid;
import io.stagedoor.testing.Authority;
import io.stagedoor.testing.FidoBlob;
import io.stagedoor.testing.FidoBlob.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FidoMetadataTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Authority FIDO = Authority.of("FIDO's authority");
    private static final Authority MAKER = Authority.of("A maker of keys");
    private static final Publisher PUBLISHER = new Publisher(anchors(FIDO), "mds.fidoalliance.org");
    private static final Aaguid GOOD = new Aaguid("ee882879-721c-4913-9775-3dfcce97072a");
    private static final Aaguid WITHDRAWN = new Aaguid("2fc0579f-8113-47ea-b116-bb5a8db9202a");
    private static final Aaguid UNKNOWN = new Aaguid("11111111-2222-3333-4444-555555555555");

    @TempDir
    private Path folder;

    @Test
    void vouchesForWhatFidoListsAndNotForWhatHasASecurityNotice() throws IOException {
        FidoMetadata metadata = open(blob(1, FIDO, "mds.fidoalliance.org"));

        assertThat(metadata.vouchesFor(GOOD)).isTrue();
        assertThat(metadata.vouchesFor(WITHDRAWN)).isFalse();
        assertThat(metadata.vouchesFor(UNKNOWN)).isFalse();
        assertThat(metadata.find(new byte[] {(byte) 0xab, (byte) 0xcd}))
                .as("an authenticator older than FIDO 2, by the identifier of its certificate's key")
                .extracting(TrustAnchor::getTrustedCert)
                .containsExactly(MAKER.certificate());
        assertThat(metadata.find(new byte[] {1})).isEmpty();
    }

    @Test
    void anAttestationIsBelievedWhereTheMakerHasSignedItAndFromNobodyElse() throws IOException {
        DefaultCertPathTrustworthinessVerifier trust =
                new DefaultCertPathTrustworthinessVerifier(open(blob(1, FIDO, "mds.fidoalliance.org")));
        X509Certificate makers = MAKER.certify("a key", Authority.freshKeys().getPublic());
        X509Certificate forgers = Authority.of("A maker of keys")
                .certify("a key", Authority.freshKeys().getPublic());

        assertThatCode(() -> trust.verify(new AAGUID(GOOD.value()), statement(makers), NOW))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> trust.verify(new AAGUID(GOOD.value()), statement(forgers), NOW))
                .isInstanceOf(com.webauthn4j.verifier.exception.CertificateException.class);
        for (Aaguid model : List.of(WITHDRAWN, UNKNOWN)) {
            assertThatThrownBy(() -> trust.verify(new AAGUID(model.value()), statement(makers), NOW))
                    .as(model.value())
                    .isInstanceOf(com.webauthn4j.verifier.exception.TrustAnchorNotFoundException.class);
        }
    }

    @Test
    void onlyThePublishersOwnFileIsTaken() {
        String good = blob(1, FIDO, "mds.fidoalliance.org");
        String[] parts = good.split("\\.", -1);
        String other = blob(2, FIDO, "mds.fidoalliance.org").split("\\.", -1)[1];

        assertThatThrownBy(() -> open(parts[0] + '.' + other + '.' + parts[2])).hasMessageContaining("signature");
        assertThatThrownBy(() -> open(blob(1, Authority.of("FIDO's authority"), "mds.fidoalliance.org")))
                .hasMessageContaining("certificate is not good");
        assertThatThrownBy(() -> open(blob(1, FIDO, "mds.fidoalliance.example")))
                .hasMessageContaining("not signed by mds.fidoalliance.org");
        assertThatThrownBy(() -> open("<html>Moved</html>")).hasMessageContaining("cannot be taken from");
        assertThatThrownBy(() -> FidoMetadata.open(folder.resolve("none"), PUBLISHER, CLOCK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none");
    }

    @Test
    void aNewerFileIsTakenAndAnOlderOrBrokenOneIsNot() throws IOException {
        FidoMetadata metadata = open(blob(5, FIDO, "mds.fidoalliance.org"));
        Aaguid added = new Aaguid(model(6));

        assertThat(metadata.vouchesFor(added)).isFalse();
        put(blob(6, FIDO, "mds.fidoalliance.org"), 1);
        assertThat(metadata.vouchesFor(added)).isTrue();
        put(blob(5, FIDO, "mds.fidoalliance.org"), 2);
        assertThat(metadata.vouchesFor(added)).as("what was read before stays").isTrue();
        put("half of a fi", 3);
        assertThat(metadata.vouchesFor(added)).isTrue();
        Files.delete(file());
        assertThat(metadata.vouchesFor(added)).isTrue();
        put(blob(7, FIDO, "mds.fidoalliance.org"), 4);
        assertThat(metadata.vouchesFor(added)).isFalse();
    }

    @Test
    void fidoIsKnownByTheAuthoritiesOfJavaAndAHouseByItsOwnCertificate() throws IOException {
        assertThat(Publisher.fido().anchors()).hasSizeGreaterThan(50);
        assertThat(Publisher.fido().name()).isEqualTo("mds.fidoalliance.org");

        Path pem = folder.resolve("root.pem");
        Authority house = Authority.of("A house's own");
        Files.writeString(pem, FidoBlob.pem(house.certificate()));
        put(blob(1, house, "metadata.example"), 0);
        assertThat(FidoMetadata.open(file(), Publisher.of(pem), CLOCK).vouchesFor(GOOD))
                .isTrue();
        assertThatThrownBy(() -> Publisher.of(folder.resolve("no.pem"))).hasMessageContaining("no.pem");
    }

    private FidoMetadata open(String blob) throws IOException {
        put(blob, 0);
        return FidoMetadata.open(file(), PUBLISHER, CLOCK);
    }

    private Path file() {
        return folder.resolve("blob.jwt");
    }

    /** @param later seconds by which it is newer than the first */
    private void put(String blob, int later) throws IOException {
        Files.writeString(file(), blob);
        Files.setLastModifiedTime(file(), FileTime.from(NOW.plusSeconds(later)));
    }

    private static Set<TrustAnchor> anchors(Authority authority) {
        return Set.of(new TrustAnchor(authority.certificate(), null));
    }

    private static PackedAttestationStatement statement(X509Certificate certificate) {
        return new PackedAttestationStatement(
                COSEAlgorithmIdentifier.ES256, new byte[] {1}, new AttestationCertificatePath(List.of(certificate)));
    }

    /** Of each number one model is new. */
    private static String model(int number) {
        return "00000000-0000-0000-0000-00000000000" + number;
    }

    private static String blob(int number, Authority authority, String host) {
        X509Certificate maker = MAKER.certificate();
        return FidoBlob.signed(
                authority,
                host,
                number,
                List.of(
                        Entry.ofModel(GOOD.value(), "FIDO_CERTIFIED_L1", maker),
                        Entry.ofModel(model(number), "NOT_FIDO_CERTIFIED", maker),
                        new Entry("\"attestationCertificateKeyIdentifiers\":[\"ABCD\"]", "FIDO_CERTIFIED", maker),
                        Entry.ofModel(WITHDRAWN.value(), "USER_KEY_PHYSICAL_COMPROMISE", maker)));
    }
}
