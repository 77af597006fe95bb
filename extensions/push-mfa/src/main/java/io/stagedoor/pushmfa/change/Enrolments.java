package io.stagedoor.pushmfa.change;

import io.stagedoor.administration.api.Letter;
import io.stagedoor.pushmfa.domain.EnrolmentCode;
import io.stagedoor.pushmfa.domain.NewDevice;
import io.stagedoor.pushmfa.domain.OfferedDevice;
import io.stagedoor.pushmfa.store.DeviceStore;
import io.stagedoor.pushmfa.store.DeviceStore.Holder;
import io.stagedoor.pushmfa.store.NoticeStore;
import io.stagedoor.pushmfa.store.PasskeyStore;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Setting up a phone: a page shows a code, a phone answers it, and the person on the page says that it is theirs. */
public final class Enrolments {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final DeviceStore store;

    public Enrolments(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.store = new DeviceStore(Providers.entities(session), realm.getId());
    }

    public EnrolmentCode begin(UserModel person) {
        EnrolmentCode code = EnrolmentCode.fresh(RANDOM);
        store.await(code, person.getId(), Providers.CLOCK.instant());
        return code;
    }

    public boolean isOpen(EnrolmentCode code) {
        return store.isOpen(code, Providers.CLOCK.instant());
    }

    /** A phone answers. Whom it is for; empty where nobody shows that code, or another phone was first. */
    public Optional<UserModel> offer(EnrolmentCode code, OfferedDevice device) {
        return store.offer(code, device, Providers.CLOCK.instant())
                .map(person -> session.users().getUserById(realm, person));
    }

    public Optional<OfferedDevice> offered(EnrolmentCode code, UserModel person) {
        return store.offered(code, person.getId(), Providers.CLOCK.instant());
    }

    /** The person does not know that phone: the code is over. */
    public void refuse(EnrolmentCode code) {
        store.close(code);
    }

    /** The phone of theirs that has that name already: perhaps the same one, which has lost its key. */
    public Optional<CredentialModel> namesake(UserModel person, OfferedDevice device) {
        return Optional.ofNullable(
                person.credentialManager().getStoredCredentialByNameAndType(device.name(), Devices.TYPE));
    }

    /**
     * It is theirs. The new credential; null where the page's time is over.
     *
     * @param replaces their phone of the same name, which goes
     */
    public @Nullable CredentialModel accept(EnrolmentCode code, UserModel person, @Nullable CredentialModel replaces) {
        Optional<OfferedDevice> offered = offered(code, person);
        if (offered.isEmpty() || store.holder(offered.get().thumbprint()).isPresent()) {
            return null;
        }
        if (replaces != null) {
            person.credentialManager().removeStoredCredentialById(replaces.getId());
            store.forgetCredential(person.getId(), replaces.getId());
        }
        OfferedDevice device = offered.get();
        CredentialModel credential = new CredentialModel();
        credential.setType(Devices.TYPE);
        credential.setUserLabel(labelled(person, device));
        credential.setCreatedDate(Providers.CLOCK.millis());
        credential.setCredentialData(
                Passkeys.described(new PasskeyStore(Providers.entities(session), realm.getId()), person, device));
        credential.setSecretData("{}");
        CredentialModel kept = person.credentialManager().createStoredCredential(credential);
        store.add(device.thumbprint(), new Holder(person.getId(), kept.getId()));
        store.close(code);
        new NoticeStore(Providers.entities(session), realm.getId())
                .announce(
                        person.getId(),
                        new NewDevice(device.thumbprint(), device.name(), address(), Providers.CLOCK.instant()));
        // So that one that is not theirs is noticed.
        new Letter("pushDeviceAddedSubject", "push-device-added.ftl", Map.of("address", address()))
                .sendAfterCommit(session, realm, person);
        return kept;
    }

    private String address() {
        return session.getContext().getConnection().getRemoteAddr();
    }

    /** Keycloak takes each name of a person's credentials of one type once. */
    private String labelled(UserModel person, OfferedDevice device) {
        return namesake(person, device).isPresent() ? device.name() + " " + device.mark() : device.name();
    }
}
