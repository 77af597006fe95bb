package io.stagedoor.gateway.jose;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Amazon Corretto Crypto Provider, where its jar is on the class path and its native library loads; else nothing, and the JDK
 * computes. It is not registered with the JVM, so nothing else in an application changes. Looked for once, and said once which it is.
 */
public final class AcceleratedProvider {

    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final System.Logger LOG = System.getLogger(AcceleratedProvider.class.getName());

    private AcceleratedProvider() {}

    /** The provider, null where signatures are the JDK's to check. */
    public static @Nullable Provider find() {
        return Holder.FOUND;
    }

    private static final class Holder {
        private static final @Nullable Provider FOUND = said(load(PROVIDER));
    }

    private static @Nullable Provider said(@Nullable Provider provider) {
        LOG.log(
                Level.INFO,
                provider == null
                        ? "signatures are checked by the JDK"
                        : "signatures are checked by " + provider.getName() + " " + provider.getVersionStr());
        return provider;
    }

    /** Through reflection: the jar is optional, and its library may not load (another processor, another C library, a folder mounted noexec). */
    static @Nullable Provider load(String className) {
        try {
            Class<?> type = Class.forName(className);
            Object candidate = type.getField("INSTANCE").get(null);
            boolean loads = type.getMethod("getLoadingError").invoke(candidate) == null;
            return loads
                            && candidate instanceof Provider provider
                            && provider.getService("Signature", "SHA256withECDSA") != null
                    ? provider
                    : null;
        } catch (ClassNotFoundException
                | NoSuchFieldException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException
                | LinkageError e) {
            return null;
        }
    }
}
