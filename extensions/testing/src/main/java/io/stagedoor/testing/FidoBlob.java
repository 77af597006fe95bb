package io.stagedoor.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Metadata as FIDO publishes it (FIDO Metadata Service 3.0, 3.1.7): a JWT with the certificate of whoever signed it. */
public final class FidoBlob {

    /**
     * What it says of one model.
     *
     * @param which members that name it, JSON
     * @param status as in 3.1.4
     * @param maker of its attestation
     */
    public record Entry(String which, String status, X509Certificate maker) {

        public static Entry ofModel(String aaguid, String status, X509Certificate maker) {
            return new Entry("\"aaguid\":\"" + aaguid + "\"", status, maker);
        }

        private String json() {
            return "{" + which + ",\"statusReports\":[{\"status\":\"" + status
                    + "\",\"effectiveDate\":\"2024-01-01\"}],\"timeOfLastStatusChange\":\"2024-01-01\",\"metadataStatement\":{"
                    + which
                    + ",\"description\":\"A key\",\"authenticatorVersion\":1,\"protocolFamily\":\"fido2\",\"schema\":3,"
                    + "\"upv\":[{\"major\":1,\"minor\":0}],\"authenticationAlgorithms\":[\"secp256r1_ecdsa_sha256_raw\"],"
                    + "\"publicKeyAlgAndEncodings\":[\"cose\"],\"attestationTypes\":[\"basic_full\"],\"userVerificationDetails\":"
                    + "[[{\"userVerificationMethod\":\"presence_internal\"}]],\"keyProtection\":[\"hardware\"],"
                    + "\"matcherProtection\":[\"on_chip\"],\"attachmentHint\":[\"external\"],\"tcDisplay\":[],"
                    + "\"attestationRootCertificates\":[\"" + der(maker) + "\"]}}";
        }
    }

    private FidoBlob() {}

    /**
     * Signed with a key of its own, that the publisher certifies.
     *
     * @param host in that certificate
     * @param number of the issue
     */
    public static String signed(Authority publisher, String host, int number, List<Entry> entries) {
        KeyPair keys = Authority.freshKeys();
        String header = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"x5c\":[\""
                + der(publisher.certify(host, keys.getPublic())) + "\"]}";
        String payload = "{\"legalHeader\":\"\",\"no\":" + number + ",\"nextUpdate\":\"2100-01-01\",\"entries\":["
                + entries.stream().map(Entry::json).collect(Collectors.joining(",")) + "]}";
        String signed =
                url(header.getBytes(StandardCharsets.UTF_8)) + '.' + url(payload.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For files of certificates. */
    public static String pem(X509Certificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n" + der(certificate) + "\n-----END CERTIFICATE-----\n";
    }

    private static String der(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
