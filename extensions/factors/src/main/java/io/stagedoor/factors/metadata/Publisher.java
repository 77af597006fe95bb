package io.stagedoor.factors.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Who publishes metadata.
 *
 * @param anchors that its certificate leads to
 * @param name in its certificate; null where the anchors sign for nobody else
 */
public record Publisher(Set<TrustAnchor> anchors, @Nullable String name) {

    private static final String FIDO = "mds.fidoalliance.org";
    private static final int DNS_NAME = 2; // RFC 5280 4.2.1.6

    /** The FIDO Alliance, by one of the certification authorities that Java knows, as it says itself (FIDO Metadata Service 3.0, 3.2, step 4). */
    public static Publisher fido() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            Set<TrustAnchor> anchors = Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                    .map(certificate -> new TrustAnchor(certificate, null))
                    .collect(Collectors.toSet());
            return new Publisher(anchors, FIDO);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has a truststore", e);
        }
    }

    /**
     * Somebody whose certificate authority signs nothing else: a house that copies FIDO's, and adds its own.
     *
     * @param root a certificate, PEM
     * @throws IllegalArgumentException where it cannot be read
     */
    public static Publisher of(Path root) {
        try (InputStream pem = Files.newInputStream(root)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            return new Publisher(Set.of(new TrustAnchor(certificate, null)), null);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The root certificate " + root + " cannot be read. Name a file with one certificate, PEM.", e);
        }
    }

    /** @throws IllegalArgumentException for somebody else's certificates; null is nobody's */
    void check(@Nullable CertPath path) {
        if (path == null || path.getCertificates().isEmpty()) {
            throw new IllegalArgumentException("It names no certificate (x5c).");
        }
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false); // lists of what is revoked are somewhere in the internet
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            X509Certificate leaf = (X509Certificate) path.getCertificates().getFirst();
            if (name != null && !isFor(leaf, name)) {
                throw new IllegalArgumentException("It is not signed by " + name + '.');
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Its certificate is not good: " + e.getMessage() + '.', e);
        }
    }

    private static boolean isFor(X509Certificate leaf, String name) throws GeneralSecurityException {
        var names = leaf.getSubjectAlternativeNames();
        return names != null
                && names.stream()
                        .anyMatch(one -> Integer.valueOf(DNS_NAME).equals(one.getFirst()) && name.equals(one.get(1)));
    }
}
