package io.stagedoor.demo.saml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key and its certificate as PEM text (RFC 7468). */
final class SigningKeyPem {

    private static final String KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";

    private SigningKeyPem() {}

    static String write(SigningKey key) throws GeneralSecurityException {
        return block(KEY, key.privateKey().getEncoded())
                + block(CERTIFICATE, key.certificate().getEncoded());
    }

    static SigningKey read(String pem) throws GeneralSecurityException {
        var privateKey = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(find(KEY, pem)));
        var certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(find(CERTIFICATE, pem)));
        return new SigningKey(privateKey, (X509Certificate) certificate);
    }

    private static String block(String label, byte[] content) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    private static byte[] find(String label, String pem) throws GeneralSecurityException {
        Matcher block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new GeneralSecurityException("there is no " + label + " in the file");
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
