package io.stagedoor.hotpath.domain;

import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The two forms of ES256 (RFC 7518 3.4) of another provider, and nothing else of it. */
public final class Es256Provider extends Provider {

    public static final String NAME = "StagedoorES256";

    /** With the signature in DER, as Keycloak asks for it, and as two numbers, as a JWS has it. */
    static final List<String> ALGORITHMS = List.of("SHA256withECDSA", "SHA256withECDSAinP1363Format");

    private static final long serialVersionUID = 1;

    /** @throws IllegalArgumentException where the other provider does not know them */
    public Es256Provider(Provider other) {
        super(NAME, other.getVersionStr(), "ES256 of " + other.getName());
        Map<PrivateKey, PrivateKey> translated = Collections.synchronizedMap(new WeakHashMap<>());
        for (String algorithm : ALGORITHMS) {
            Service theirs = other.getService("Signature", algorithm);
            if (theirs == null) {
                throw new IllegalArgumentException(other.getName() + " has no " + algorithm);
            }
            putService(new Passed(this, theirs, translated));
        }
    }

    private static final class Passed extends Service {

        private final Service theirs;
        private final Map<PrivateKey, PrivateKey> translated;

        Passed(Provider ours, Service theirs, Map<PrivateKey, PrivateKey> translated) {
            super(ours, theirs.getType(), theirs.getAlgorithm(), theirs.getClassName(), null, null);
            this.theirs = theirs;
            this.translated = translated;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return new Es256Signature(theirs.getProvider(), getAlgorithm(), translated);
        }

        @Override
        public boolean supportsParameter(Object key) {
            return theirs.supportsParameter(key);
        }
    }
}
