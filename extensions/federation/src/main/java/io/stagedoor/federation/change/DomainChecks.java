package io.stagedoor.federation.change;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.federation.dns.TxtRecords;
import io.stagedoor.federation.domain.DomainClaim;
import io.stagedoor.federation.store.Domains;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Looks every day at the record of each proved domain. DNS is asked outside of any transaction; of two nodes that ask at once both write the same.
 * Where DNS does not answer, nothing changes.
 */
public final class DomainChecks {

    private static final Logger LOG = Logger.getLogger(DomainChecks.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int AT_ONCE = 100;

    private final KeycloakSessionFactory factory;
    private final TxtRecords records;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stagedoor-domain-checks").daemon().factory());

    public DomainChecks(KeycloakSessionFactory factory, TxtRecords records) {
        this.factory = factory;
        this.records = records;
    }

    public void schedule() {
        // What is thrown is caught inside.
        var unused =
                clock.scheduleWithFixedDelay(this::safely, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void stop() {
        clock.shutdownNow();
    }

    private void safely() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.error("domains could not be looked at; tried again later", e);
        }
    }

    void run() {
        List<Domains.Claimed> due = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            session.getContext()
                    .setRealm(session.realms().getRealmsStream().findFirst().orElseThrow());
            return Providers.domains(session).due(Providers.CLOCK.instant().minus(DomainClaim.CHECKED_EVERY), AT_ONCE);
        });
        for (Domains.Claimed one : due) {
            try {
                boolean found = records.of(one.claim().recordName())
                        .contains(one.claim().recordValue());
                KeycloakModelUtils.runJobInTransaction(factory, session -> looked(session, one, found));
            } catch (IOException e) {
                LOG.warnf(
                        "DNS did not answer about the domain %s; it stays as it is",
                        one.claim().name());
            }
        }
    }

    private static void looked(KeycloakSession session, Domains.Claimed one, boolean found) {
        @Nullable RealmModel realm = session.realms().getRealm(one.realm());
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        @Nullable
        OrganizationModel organization = Providers.organizations(session).getById(one.organization());
        if (organization == null) {
            return;
        }
        Providers.domains(session)
                .find(one.organization(), one.claim().name())
                .filter(claim -> claim.token().equals(one.claim().token()))
                .ifPresent(claim -> new DomainChanges(session, organization)
                        .looked(claim, found)
                        .map(DomainChanges.Looked::claim)
                        .filter(now -> now.state() != claim.state())
                        .ifPresent(now -> Providers.record(
                                session,
                                new AuditFact(
                                        realm.getId(),
                                        organization.getId(),
                                        AuditFact.Actor.system("domain-check"),
                                        "domain." + now.state().word(),
                                        new AuditFact.Target(
                                                "domain", now.name().value()),
                                        AuditFact.Outcome.SUCCESS,
                                        null,
                                        null,
                                        null,
                                        Map.of("before", claim.state().word())))));
    }
}
