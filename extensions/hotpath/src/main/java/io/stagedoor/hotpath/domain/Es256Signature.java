package io.stagedoor.hotpath.domain;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.ECKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A signature of another provider. Private keys are translated into its own form once, as that costs more than signing. */
final class Es256Signature extends SignatureSpi {

    /** The order of its points, by which a curve is known (SEC 2, 2.4.2). */
    private static final BigInteger P256 =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final Signature theirs;
    private final Map<PrivateKey, PrivateKey> translated;

    /** @param translated which forgets keys that nobody holds any more; may be asked by many at once */
    Es256Signature(Provider other, String algorithm, Map<PrivateKey, PrivateKey> translated)
            throws NoSuchAlgorithmException {
        this.theirs = Signature.getInstance(algorithm, other);
        this.translated = translated;
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        requireP256(key);
        @Nullable PrivateKey own = translated.get(key);
        if (own == null) {
            own = translated(key);
            translated.put(key, own);
        }
        theirs.initSign(own);
    }

    @Override
    protected void engineInitSign(PrivateKey key, SecureRandom random) throws InvalidKeyException {
        engineInitSign(key); // the library has its own
    }

    private PrivateKey translated(PrivateKey key) throws InvalidKeyException {
        try {
            return (PrivateKey)
                    KeyFactory.getInstance("EC", theirs.getProvider()).translateKey(key);
        } catch (NoSuchAlgorithmException e) {
            throw new InvalidKeyException(e);
        }
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        requireP256(key);
        theirs.initVerify(key);
    }

    /** For others the next provider is asked. */
    private static void requireP256(Key key) throws InvalidKeyException {
        if (!(key instanceof ECKey curved) || !P256.equals(curved.getParams().getOrder())) {
            throw new InvalidKeyException("not on P-256");
        }
    }

    @Override
    protected void engineUpdate(byte one) throws SignatureException {
        theirs.update(one);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
        theirs.update(bytes, offset, length);
    }

    @Override
    protected void engineUpdate(ByteBuffer bytes) {
        try {
            theirs.update(bytes);
        } catch (SignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        return theirs.sign();
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        return theirs.verify(signature);
    }

    @Override
    protected void engineSetParameter(AlgorithmParameterSpec parameters)
            throws java.security.InvalidAlgorithmParameterException {
        theirs.setParameter(parameters);
    }

    @Override
    protected AlgorithmParameters engineGetParameters() {
        return theirs.getParameters();
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new InvalidParameterException("There are no parameters by name.");
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new InvalidParameterException("There are no parameters by name.");
    }
}
