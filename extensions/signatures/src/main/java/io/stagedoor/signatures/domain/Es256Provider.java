package io.stagedoor.signatures.domain;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
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
        for (String algorithm : ALGORITHMS) {
            Service theirs = other.getService("Signature", algorithm);
            if (theirs == null) {
                throw new IllegalArgumentException(other.getName() + " has no " + algorithm);
            }
            putService(new Passed(this, theirs));
        }
    }

    private static final class Passed extends Service {

        private final Service theirs;

        Passed(Provider ours, Service theirs) {
            super(ours, theirs.getType(), theirs.getAlgorithm(), theirs.getClassName(), null, null);
            this.theirs = theirs;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return theirs.newInstance(parameter);
        }

        @Override
        public boolean supportsParameter(Object key) {
            return theirs.supportsParameter(key);
        }
    }
}
