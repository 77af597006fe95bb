package io.stagedoor.hotpath.spi;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.google.auto.service.AutoService;
import io.stagedoor.hotpath.domain.Es256Provider;
import java.security.Security;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.crypto.ES256SignatureProviderFactory;
import org.keycloak.crypto.SignatureProviderFactory;

/** Keycloak's ES256, computed by a native library where it loads. */
@AutoService(SignatureProviderFactory.class)
public final class NativeEs256Factory extends ES256SignatureProviderFactory {

    private static final Logger LOG = Logger.getLogger(NativeEs256Factory.class);

    @Override
    public int order() {
        return 100;
    }

    @Override
    public void init(Config.Scope config) {
        if (Security.getProvider(Es256Provider.NAME) != null) {
            return;
        }
        AmazonCorrettoCryptoProvider fast = AmazonCorrettoCryptoProvider.INSTANCE;
        if (fast.getLoadingError() == null) {
            Security.insertProviderAt(new Es256Provider(fast), 1);
            LOG.debugf("ES256 is computed by %s %s", fast.getName(), fast.getVersionStr());
        } else {
            LOG.warnf("ES256 is computed by the JDK: %s", fast.getLoadingError().getMessage());
        }
    }
}
