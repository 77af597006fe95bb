package io.stagedoor.headers.spi;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.headers.DefaultSecurityHeadersProvider;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.headers.SecurityHeadersProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Wires the headers. */
@AutoService(SecurityHeadersProviderFactory.class)
public final class IsolatingHeadersFactory implements SecurityHeadersProviderFactory {

    @Override
    public String getId() {
        return "stagedoor";
    }

    /** Before Keycloak's own. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public SecurityHeadersProvider create(KeycloakSession session) {
        return new IsolatingHeaders(new DefaultSecurityHeadersProvider(session));
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
