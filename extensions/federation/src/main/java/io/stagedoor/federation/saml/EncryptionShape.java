package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** An encrypted assertion that is worth trying a key on: one cipher text, one key, nothing to fetch, no algorithm that leaks. */
final class EncryptionShape {

    private static final String NEWER = "http://www.w3.org/2009/xmlenc11#";

    private static final Set<String> GCM = Set.of(NEWER + "aes128-gcm", NEWER + "aes192-gcm", NEWER + "aes256-gcm");
    private static final Set<String> CBC =
            Set.of(SamlNames.XENC + "aes128-cbc", SamlNames.XENC + "aes192-cbc", SamlNames.XENC + "aes256-cbc");

    /** RSA of PKCS#1 1.5 is not among them: whoever sees how its padding fails decrypts with our key (Bleichenbacher). */
    private static final Set<String> TRANSPORT = Set.of(SamlNames.XENC + "rsa-oaep-mgf1p", NEWER + "rsa-oaep");

    private EncryptionShape() {}

    static void check(Element encrypted, SamlExpectation.Encryption allowed) throws RefusedException {
        Element data = only(encrypted, SamlNames.XENC, "EncryptedData");
        String method = algorithm(data);
        boolean good =
                GCM.contains(method) || (allowed == SamlExpectation.Encryption.GCM_OR_CBC && CBC.contains(method));
        if (!good) {
            throw new RefusedException(RefusalReason.ENCRYPTION_ALGORITHM, "of the assertion");
        }
        List<Element> keys = Elements.below(encrypted, SamlNames.XENC, "EncryptedKey");
        if (keys.size() != 1
                || Elements.below(encrypted, SamlNames.XENC, "EncryptedData").size() != 1) {
            throw new RefusedException(RefusalReason.ENCRYPTION_ALGORITHM, "not one key for one assertion");
        }
        if (!TRANSPORT.contains(algorithm(keys.get(0)))) {
            throw new RefusedException(RefusalReason.ENCRYPTION_ALGORITHM, "of the key");
        }
        nothingToFetch(encrypted);
    }

    private static String algorithm(Element encrypted) throws RefusedException {
        @Nullable
        String algorithm = Elements.attribute(only(encrypted, SamlNames.XENC, "EncryptionMethod"), "Algorithm");
        return algorithm == null ? "" : algorithm;
    }

    private static void nothingToFetch(Element encrypted) throws RefusedException {
        boolean elsewhere =
                !Elements.below(encrypted, SamlNames.XENC, "CipherReference").isEmpty();
        if (elsewhere) {
            throw new RefusedException(RefusalReason.ENCRYPTION_ALGORITHM, "a reference to elsewhere");
        }
    }

    private static Element only(Element parent, String namespace, String name) throws RefusedException {
        @Nullable Element found = Elements.onlyChild(parent, namespace, name);
        if (found == null) {
            throw new RefusedException(RefusalReason.ENCRYPTION_ALGORITHM, "none or several of " + name);
        }
        return found;
    }
}
