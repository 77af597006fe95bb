package io.stagedoor.demo.saml;

import io.stagedoor.demo.serving.SettingException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The key that signs responses, with the self-signed certificate by which the metadata publishes it. */
record SigningKey(PrivateKey privateKey, X509Certificate certificate) {

    private static final String FILE = "globex-entra-signing.pem";
    private static final Duration LIFE = Duration.ofDays(3 * 365);

    /** The key of the data folder, made at the first start, so that a restart changes nothing for those who know the certificate. */
    static SigningKey keptIn(Optional<Path> data, Instant now) {
        if (data.isEmpty()) {
            return generate(now);
        }
        Path file = data.get().resolve("demo").resolve(FILE);
        try {
            if (Files.exists(file)) {
                return SigningKeyPem.read(Files.readString(file));
            }
            SigningKey key = generate(now);
            Files.createDirectories(file.getParent());
            writePrivately(file, SigningKeyPem.write(key));
            return key;
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingException(
                    "globex's Entra ID cannot keep its signing key in " + file + ": " + e.getMessage() + ".", e);
        }
    }

    private static void writePrivately(Path file, String content) throws IOException {
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(StandardCharsets.US_ASCII.encode(content));
        }
    }

    static SigningKey generate(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            X500Principal name = new X500Principal("CN=globex Entra ID (demonstration)");
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(120, new SecureRandom()).add(BigInteger.ONE),
                    Date.from(now.minus(Duration.ofHours(1))),
                    Date.from(now.plus(LIFE)),
                    name,
                    pair.getPublic());
            var signed = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            return new SigningKey(pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(signed));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[certificate=" + certificate.getSerialNumber() + "]";
    }
}
