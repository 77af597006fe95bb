package io.stagedoor.organizations.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.audit.api.AuditTrail.Tally;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.organizations.domain.SignInDay;
import io.stagedoor.organizations.domain.SignInHistory;
import io.stagedoor.organizations.store.SignInDays;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The last days' sign-ins, from the audit trail. Days that are over are counted once and kept. */
final class SignIns {

    private static final Logger LOG = Logger.getLogger(SignIns.class);

    /** A transaction that began before midnight may end behind it; only then a day is kept. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private SignIns() {}

    static SignInHistory of(AdministrativeCall call, Instant now) {
        LocalDate today = day(now);
        LocalDate first = today.minusDays(SignInHistory.DAYS - 1L);
        Map<LocalDate, SignInDay> days =
                new TreeMap<>(new SignInDays(entities(call.session()), organization(call)).since(first));
        LocalDate firstMissing = first.datesUntil(today.plusDays(1))
                .filter(date -> !days.containsKey(date))
                .findFirst()
                .orElse(today);
        Map<LocalDate, Tally> counted = ChangeTrail.of(call)
                .tally(
                        call.realm().getId(),
                        organization(call),
                        "sign-in",
                        firstMissing.atStartOfDay().toInstant(ZoneOffset.UTC));
        List<SignInDay> fresh = Stream.iterate(firstMissing, date -> !date.isAfter(today), date -> date.plusDays(1))
                .filter(date -> !days.containsKey(date))
                .map(date -> signInDay(date, counted.getOrDefault(date, new Tally(0, 0))))
                .toList();
        fresh.forEach(one -> days.put(one.date(), one));
        keep(
                call,
                fresh.stream()
                        .filter(one -> one.date().isBefore(day(now.minus(LATE))))
                        .toList());
        return new SignInHistory(List.copyOf(days.values()));
    }

    /** Apart from the call: that it could not be kept is no reason to answer nothing. */
    private static void keep(AdministrativeCall call, List<SignInDay> over) {
        if (over.isEmpty()) {
            return;
        }
        try {
            KeycloakModelUtils.runJobInTransaction(call.session().getKeycloakSessionFactory(), own -> {
                SignInDays table = new SignInDays(entities(own), organization(call));
                over.forEach(table::keep);
            });
        } catch (RuntimeException e) {
            LOG.debug("another node has kept the same days at the same moment", e);
        }
    }

    private static SignInDay signInDay(LocalDate date, Tally tally) {
        return new SignInDay(date, tally.succeeded(), tally.failed());
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String organization(AdministrativeCall call) {
        return call.organization().getId();
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
