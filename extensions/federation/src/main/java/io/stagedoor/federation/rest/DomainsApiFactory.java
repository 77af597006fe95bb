package io.stagedoor.federation.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import io.stagedoor.federation.change.DomainChecks;
import io.stagedoor.federation.dns.TxtRecords;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * {@code .../organizations/{alias}/domains}, and the daily look at all proved domains.
 *
 * <p>Option {@code dns-resolver}: addresses of DNS resolvers with a comma between; those of the machine where it is not set.
 */
@AutoService(OrganizationApiFactory.class)
public final class DomainsApiFactory implements OrganizationApiFactory {

    private @Nullable TxtRecords records;
    private @Nullable DomainChecks checks;

    @Override
    public String getId() {
        return "domains";
    }

    @Override
    public void init(Config.Scope config) {
        records = TxtRecords.by(config.get("dns-resolver", ""));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        checks = new DomainChecks(factory, records());
        checks.schedule();
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Endpoints(call -> new DomainsResource(call, records()), "domains.json");
    }

    private TxtRecords records() {
        if (records == null) {
            throw new IllegalStateException("not initialized");
        }
        return records;
    }

    @Override
    public void close() {
        if (checks != null) {
            checks.stop();
        }
    }
}
