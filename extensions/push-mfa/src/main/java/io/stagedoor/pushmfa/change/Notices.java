package io.stagedoor.pushmfa.change;

import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.pushmfa.domain.NewDevice;
import io.stagedoor.pushmfa.store.DeviceStore;
import io.stagedoor.pushmfa.store.NoticeStore;
import io.stagedoor.signals.api.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A new phone is told to those that the person had before it, and each of them can take it away again. */
public final class Notices {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final NoticeStore store;

    public Notices(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.store = new NoticeStore(Providers.entities(session), realm.getId());
    }

    /** What that phone shows, and only that phone. */
    public List<NewDevice> open(Devices.Known phone) {
        return phone.credential().isTold() ? store.to(phone.key().thumbprint()) : List.of();
    }

    /** The person knows it. False where that phone was told of no such one, or has said so already. */
    public boolean known(Devices.Known phone, String about) {
        Optional<NewDevice> known = store.take(phone.key().thumbprint(), about);
        known.ifPresent(one -> record(phone, "push.phone-known", one));
        return known.isPresent();
    }

    /**
     * It is not theirs: it goes, and with it everything that somebody could have made with it. Which sessions those are nobody knows, so all end.
     * False where that phone was told of no such one.
     */
    public boolean report(Devices.Known phone, String about) {
        Optional<NewDevice> reported = store.take(phone.key().thumbprint(), about);
        reported.ifPresent(one -> {
            UserModel person = phone.person();
            remove(person, about);
            Providers.signals(session)
                    .raise(Signal.credentialChanged(realm.getId(), person.getId(), Devices.TYPE + " removed"));
            Providers.sessionEnds(session).ofPerson(realm, person, "a phone was reported");
            record(phone, "push.phone-report", one);
            new Reports(session, realm).phone(person, one);
        });
        return reported.isPresent();
    }

    private void remove(UserModel person, String thumbprint) {
        DeviceStore devices = new DeviceStore(Providers.entities(session), realm.getId());
        devices.holder(thumbprint)
                .filter(holder -> holder.person().equals(person.getId()))
                .ifPresent(holder -> {
                    person.credentialManager().removeStoredCredentialById(holder.credential());
                    devices.forget(thumbprint);
                });
        // Whoever has set one up may be about to set up the next.
        devices.closeAll(person.getId());
    }

    private void record(Devices.Known phone, String action, NewDevice about) {
        new Traces(session, realm)
                .record(
                        phone.person(),
                        action,
                        Outcome.SUCCESS,
                        null,
                        Map.of(
                                "device",
                                about.thumbprint(),
                                "name",
                                about.name(),
                                "by",
                                phone.key().thumbprint()));
    }
}
