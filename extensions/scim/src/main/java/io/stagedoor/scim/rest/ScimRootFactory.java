package io.stagedoor.scim.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.scim.domain.RateLimit;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** {@code /realms/{realm}/scim}, in the place of Keycloak's own experiment. Options: {@code requests-per-second}, {@code burst}. */
@AutoService(RealmResourceProviderFactory.class)
public final class ScimRootFactory implements RealmResourceProviderFactory {

    static final int REQUESTS_PER_SECOND = 50;
    static final int BURST = 200;

    private RateLimit limit = new RateLimit(REQUESTS_PER_SECOND, BURST);
    private final RequestLog log = new RequestLog();
    private final MemberCounts members = new MemberCounts();

    @Override
    public String getId() {
        return "scim";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public Object getResource() {
                return new ScimRoot(session, limit, log, members);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void init(Config.Scope config) {
        limit = new RateLimit(config.getInt("requestsPerSecond", REQUESTS_PER_SECOND), config.getInt("burst", BURST));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
