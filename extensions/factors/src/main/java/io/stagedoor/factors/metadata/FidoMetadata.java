package io.stagedoor.factors.metadata;

import com.webauthn4j.anchor.TrustAnchorRepository;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.metadata.anchor.MetadataBLOBBasedTrustAnchorRepository;
import com.webauthn4j.metadata.data.MetadataBLOB;
import com.webauthn4j.metadata.data.MetadataBLOBFactory;
import com.webauthn4j.metadata.data.MetadataBLOBPayload;
import com.webauthn4j.metadata.data.MetadataBLOBPayloadEntry;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.factors.domain.Aaguid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.TrustAnchor;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * What FIDO publishes about authenticators (FIDO Metadata Service 3.0, 3.1.7), from a file that the operator renews: whose certificates vouch for which
 * model. A model with a security notice, or withdrawn, has none. The file is read again when it has changed; a new one that is not good is not taken.
 */
public final class FidoMetadata implements TrustAnchorRepository {

    /** The id of the factory that has it. */
    public static final String OWNER = "passkey-models";

    /** Who has it. */
    public interface Owner {
        /** Empty where the operator names no file. */
        Optional<FidoMetadata> metadata();
    }

    private static final Logger LOG = Logger.getLogger(FidoMetadata.class);

    /**
     * One reading of the file; certificates alone, as the pictures of all models would take megabytes.
     *
     * @param number grows with each that FIDO publishes
     */
    private record Reading(
            FileTime modified, int number, Map<AAGUID, Set<TrustAnchor>> models, Map<String, Set<TrustAnchor>> keys) {}

    private final Path file;
    private final Publisher publisher;
    private final InstantSource clock;
    private final ReentrantLock rereading = new ReentrantLock();
    private volatile Reading reading;

    private FidoMetadata(Path file, Publisher publisher, InstantSource clock, Reading first) {
        this.file = file;
        this.publisher = publisher;
        this.clock = clock;
        this.reading = first;
    }

    /**
     * Reads it from now on.
     *
     * @throws IllegalArgumentException where it cannot be read, or is not the publisher's
     */
    public static FidoMetadata open(Path file, Publisher publisher, InstantSource clock) {
        try {
            return new FidoMetadata(file, publisher, clock, read(file, publisher, clock));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "FIDO's metadata cannot be taken from " + file + ": " + e.getMessage()
                            + " Fetch it from https://mds3.fidoalliance.org/, or name no file.",
                    e);
        }
    }

    /**
     * Takes attestations that somebody whom FIDO names has signed, and no others.
     *
     * @param keycloaks where the operator names no file
     */
    public static CertPathTrustworthinessVerifier trust(
            KeycloakSession session, CertPathTrustworthinessVerifier keycloaks) {
        Owner owner = (Owner) session.getKeycloakSessionFactory().getProviderFactory(OrganizationApi.class, OWNER);
        return owner.metadata()
                .<CertPathTrustworthinessVerifier>map(DefaultCertPathTrustworthinessVerifier::new)
                .orElse(keycloaks);
    }

    /** Whether anybody can set up that model. */
    public boolean vouchesFor(Aaguid model) {
        return !find(new AAGUID(model.value())).isEmpty();
    }

    @Override
    public Set<TrustAnchor> find(AAGUID model) {
        return latest().models().getOrDefault(model, Set.of());
    }

    /** Of authenticators older than FIDO 2, which say no model (FIDO Metadata Service 3.0, 3.1.1). */
    @Override
    public Set<TrustAnchor> find(byte[] keyIdentifier) {
        return latest().keys().getOrDefault(HexFormat.of().formatHex(keyIdentifier), Set.of());
    }

    private Reading latest() {
        Reading present = reading;
        @Nullable FileTime modified = modified();
        if (modified == null || modified.equals(present.modified()) || !rereading.tryLock()) {
            return present;
        }
        try {
            Reading next = read(file, publisher, clock);
            // An older one would bring models back that have been withdrawn since (3.2, step 6).
            if (next.number() < present.number()) {
                LOG.errorf("FIDO's metadata in %s is older than what was read before, and not taken", file);
                next = at(modified, present);
            }
            reading = next;
            return next;
        } catch (IOException | RuntimeException e) {
            LOG.errorf("FIDO's metadata in %s is not taken, the one before stays: %s", file, e.getMessage());
            reading = at(modified, present);
            return present;
        } finally {
            rereading.unlock();
        }
    }

    /** So that the same file is not read again at each question. */
    private static Reading at(FileTime modified, Reading of) {
        return new Reading(modified, of.number(), of.models(), of.keys());
    }

    private @Nullable FileTime modified() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return null; // away for a moment, as when somebody replaces it
        }
    }

    private static Reading read(Path file, Publisher publisher, InstantSource clock) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        MetadataBLOB blob = new MetadataBLOBFactory(new ObjectConverter())
                .parse(Files.readString(file, StandardCharsets.US_ASCII).strip());
        if (!blob.isValidSignature()) {
            throw new IllegalArgumentException("Its signature is not good.");
        }
        publisher.check(blob.getHeader().getX5c());
        MetadataBLOBPayload payload = blob.getPayload();
        if (payload.getNextUpdate().isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            LOG.warnf(
                    "FIDO's metadata in %s should have been renewed on %s: what has become known since is missing",
                    file, payload.getNextUpdate());
        }
        return reading(modified, blob);
    }

    private static Reading reading(FileTime modified, MetadataBLOB blob) {
        MetadataBLOBBasedTrustAnchorRepository anchors = new MetadataBLOBBasedTrustAnchorRepository(() -> blob);
        // Whether a model without a certificate of FIDO's will do is decided by the organization that lists it.
        anchors.setNotFidoCertifiedAllowed(true);
        anchors.setSelfAssertionSubmittedAllowed(true);
        Map<AAGUID, Set<TrustAnchor>> models = new HashMap<>();
        Map<String, Set<TrustAnchor>> keys = new HashMap<>();
        MetadataBLOBPayload payload = blob.getPayload();
        for (MetadataBLOBPayloadEntry entry : payload.getEntries()) {
            @Nullable AAGUID model = entry.getAaguid();
            if (model != null) {
                models.put(model, anchors.find(model));
            }
            @Nullable List<String> identifiers = entry.getAttestationCertificateKeyIdentifiers();
            if (identifiers != null) {
                identifiers.forEach(one -> keys.put(
                        one.toLowerCase(Locale.ROOT),
                        anchors.find(HexFormat.of().parseHex(one))));
            }
        }
        return new Reading(modified, payload.getNo(), Map.copyOf(models), Map.copyOf(keys));
    }
}
