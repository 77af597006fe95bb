package io.stagedoor.serviceaccounts.spi;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.serviceaccounts.change.AccountChanges;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.signals.api.Signal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Somebody who answers for service accounts is out: those end in the same transaction, until an administrator finds somebody else. */
final class SponsorsGone {

    private SponsorsGone() {}

    static void after(KeycloakSession session, Signal signal) {
        @Nullable String person = signal.subject();
        @Nullable RealmModel realm = session.getContext().getRealm();
        if (person == null || realm == null || !realm.getId().equals(signal.realmId()) || !isOut(signal.type())) {
            return;
        }
        @Nullable String organization = signal.organization();
        List<ServiceAccount> suspended = new AccountChanges(session, realm)
                .suspendSponsoredBy(person, one -> organization == null || one.equals(organization));
        suspended.forEach(account -> record(session, realm, account, person));
        new SponsorLetters(session, realm).send(person, suspended);
    }

    private static boolean isOut(Signal.Type type) {
        return switch (type) {
            case PERSON_DISABLED, PERSON_DELETED, MEMBERSHIP_ENDED -> true;
            default -> false;
        };
    }

    private static void record(KeycloakSession session, RealmModel realm, ServiceAccount account, String person) {
        Providers.trail(session)
                .record(new AuditFact(
                        realm.getId(),
                        account.organization(),
                        AuditFact.Actor.system("service-accounts"),
                        "service-account.suspend",
                        new AuditFact.Target("service-account", account.id()),
                        AuditFact.Outcome.SUCCESS,
                        account.why(),
                        null,
                        null,
                        Map.of("sponsor", person, "name", account.name().value())));
    }
}
