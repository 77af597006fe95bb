package io.stagedoor.mfapolicy.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.Letter;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.mfapolicy.domain.DeviceAnswer;
import io.stagedoor.mfapolicy.domain.DeviceValue;
import io.stagedoor.mfapolicy.domain.Factor;
import io.stagedoor.mfapolicy.domain.RememberedDevice;
import io.stagedoor.mfapolicy.store.DeviceStore;
import io.stagedoor.mfapolicy.store.PolicyStore;
import io.stagedoor.mfapolicy.store.RaiseStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Remembered devices as browsers show them, and as people and administrators end them. */
public final class Devices {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** How often a use is written to the trail: not each, or a day of work would fill it. */
    private static final Duration BETWEEN_TRACES = Duration.ofDays(1);

    /** A new one, with what its browser keeps. */
    public record Made(RememberedDevice device, DeviceValue value) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final DeviceStore store;

    public Devices(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.store = new DeviceStore(Providers.entities(session), realm.getId());
    }

    /** That one, where it still is the person's: it ends with their home, and with a password or factor that is not the one of then. */
    public Optional<RememberedDevice> open(UserModel person, String id) {
        return store.open(person.getId(), id, Providers.CLOCK.instant()).filter(device -> stands(device, person));
    }

    /** All that somebody has. */
    public List<RememberedDevice> open(UserModel person) {
        return store.open(person.getId(), Providers.CLOCK.instant()).stream()
                .filter(device -> stands(device, person))
                .toList();
    }

    /**
     * A browser shows this. In a transaction of its own: what was replaced stays so, whatever becomes of the sign-in, and so does the end of a copied one.
     *
     * @param application that the person signs in to
     */
    public DeviceAnswer answer(UserModel person, DeviceValue shown, String application) {
        if (open(person, shown.device()).isEmpty()) {
            return new DeviceAnswer.None();
        }
        Instant now = Providers.CLOCK.instant();
        String realmId = realm.getId();
        DeviceAnswer answer = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                apart -> new DeviceStore(Providers.entities(apart), realmId)
                        .answer(person.getId(), shown, DeviceValue.salt(RANDOM), now));
        switch (answer) {
            case DeviceAnswer.Known(RememberedDevice device, DeviceValue next)
            when isWorthATrace(device, now) -> recordApart(device, "device.use", Outcome.SUCCESS, null, application);
            case DeviceAnswer.Known known -> {}
            case DeviceAnswer.Copied(RememberedDevice device) -> {
                recordApart(
                        device, "device.alarm", Outcome.REFUSED, "a value was shown that was replaced", application);
                // The device is over already, whatever becomes of the sign-in.
                new Letter(
                                "deviceCopiedSubject",
                                "device-copied.ftl",
                                Map.of(
                                        "address",
                                        session.getContext().getConnection().getRemoteAddr()))
                        .sendInAnyCase(session, realm, person);
            }
            case DeviceAnswer.None none -> {}
        }
        return answer;
    }

    /**
     * Remembers this browser.
     *
     * @param before id of the device that it was until now; null where it was none
     * @return empty where the person has as many as anybody may have
     */
    public Optional<Made> remember(
            UserModel person,
            Factor factor,
            Instant provedAt,
            int days,
            String label,
            @Nullable String before,
            String application) {
        if (before != null) {
            store.forget(person.getId(), before);
        }
        if (open(person).size() >= RememberedDevice.MOST) {
            return Optional.empty();
        }
        RememberedDevice device = RememberedDevice.of(
                UUID.randomUUID().toString(),
                home(person),
                person.getId(),
                factor,
                provedAt,
                Providers.CLOCK.instant(),
                days,
                label);
        DeviceValue value = DeviceValue.fresh(device.id(), RANDOM);
        store.keep(device, value);
        Providers.trail(session).record(fact(device, "device.remember", Outcome.SUCCESS, null, application));
        return Optional.of(new Made(device, value));
    }

    /** Whether the person had it. */
    public boolean end(UserModel person, String id) {
        return store.forget(person.getId(), id);
    }

    /** How many there were. */
    public int endAll(String person) {
        return store.forgetPerson(person);
    }

    /** Whether it may stand for a factor where these organizations' policies count. */
    public boolean isGoodFor(RememberedDevice device, List<OrganizationModel> organizations) {
        List<String> scopes = new ArrayList<>(
                organizations.stream().map(OrganizationModel::getId).toList());
        scopes.add(PolicyStore.REALM);
        return !device.isFromBefore(new RaiseStore(Providers.entities(session), realm.getId()).last(scopes));
    }

    private boolean stands(RememberedDevice device, UserModel person) {
        boolean held = person.credentialManager()
                .getStoredCredentialsStream()
                .anyMatch(one -> device.factor() == People.factor(one) && isNoLater(one, device.createdAt()));
        boolean unchanged = person.credentialManager()
                .getStoredCredentialsStream()
                .filter(one -> PasswordCredentialModel.TYPE.equals(one.getType()))
                .allMatch(one -> isNoLater(one, device.createdAt()));
        return held && unchanged && device.organization().equals(home(person));
    }

    private static boolean isNoLater(CredentialModel credential, Instant than) {
        @Nullable Long created = credential.getCreatedDate();
        return created == null || created <= than.toEpochMilli();
    }

    private String home(UserModel person) {
        return HomeOrganization.of(session, person)
                .map(OrganizationModel::getId)
                .orElse("");
    }

    private static boolean isWorthATrace(RememberedDevice device, Instant now) {
        return device.usedAt().equals(device.createdAt())
                || !now.isBefore(device.usedAt().plus(BETWEEN_TRACES));
    }

    private void recordApart(
            RememberedDevice device, String action, Outcome outcome, @Nullable String reason, String application) {
        Providers.trail(session).recordApart(fact(device, action, outcome, reason, application));
    }

    private AuditFact fact(
            RememberedDevice device, String action, Outcome outcome, @Nullable String reason, String application) {
        return new AuditFact(
                realm.getId(),
                device.organization().isEmpty() ? null : device.organization(),
                Actor.person(device.person(), application),
                action,
                new AuditFact.Target("person", device.person()),
                outcome,
                reason,
                session.getContext().getConnection().getRemoteAddr(),
                null,
                Map.of("device", device.id(), "browser", device.label()));
    }
}
