package io.stagedoor.pushmfa.store;

import io.stagedoor.database.Statements;
import io.stagedoor.database.WrittenMeanwhileException;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where phones of one realm can be told that somebody signs in, and by which key. */
public final class SubscriptionStore {

    /** In a row; then the phone is left alone until its app is opened. */
    static final int MOST_FAILURES = 20;

    /**
     * One of a phone.
     *
     * @param sender public key for which the browser made it
     */
    public record Subscription(String endpoint, String p256dh, String auth, String sender) {}

    /**
     * The key of this realm.
     *
     * @param sealedKey the private part
     */
    public record Sender(String publicKey, String sealedKey) {}

    /**
     * A phone that can be told.
     *
     * @param credential id of Keycloak's credential
     */
    public record Recipient(
            String device, String credential, Subscription subscription, int failures, String sealedKey) {}

    private final Statements sql;
    private final String realm;

    public SubscriptionStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    /** Of one phone, as long as it was made for the key of now. */
    public Optional<Subscription> find(String device) {
        return sql
                .rows(
                        "select s.endpoint, s.p256dh, s.auth, s.sender from sd_push_subscription s"
                                + " join sd_push_sender k on k.realm_id = s.realm_id and k.public_key = s.sender"
                                + " where s.realm_id = :realm and s.thumbprint = :device",
                        Map.of("realm", realm, "device", device))
                .stream()
                .map(row -> subscription(row, 0))
                .findFirst();
    }

    /** All phones of a person that can be told; whether they still are theirs, Keycloak's credential says. */
    public List<Recipient> of(String person) {
        return sql
                .rows(
                        "select s.thumbprint, d.credential_id, s.endpoint, s.p256dh, s.auth, s.sender, s.failures,"
                                + " k.sealed_key from sd_push_subscription s"
                                + " join sd_push_device d on d.realm_id = s.realm_id and d.thumbprint = s.thumbprint"
                                + " and d.person_id = s.person_id"
                                + " join sd_push_sender k on k.realm_id = s.realm_id and k.public_key = s.sender"
                                + " where s.realm_id = :realm and s.person_id = :person",
                        Map.of("realm", realm, "person", person))
                .stream()
                .map(row -> new Recipient(
                        String.valueOf(row[0]),
                        String.valueOf(row[1]),
                        subscription(row, 2),
                        Math.toIntExact(Statements.number(row, 6)),
                        String.valueOf(row[7])))
                .toList();
    }

    /** In the place of what the phone had before. */
    public void save(String device, String person, Subscription subscription, Instant now) {
        forget(device);
        Map<String, Object> values = new HashMap<>(Map.of(
                "realm", realm,
                "device", device,
                "person", person,
                "endpoint", subscription.endpoint(),
                "p256dh", subscription.p256dh(),
                "auth", subscription.auth(),
                "sender", subscription.sender(),
                "now", now.toEpochMilli()));
        sql.update(
                "insert into sd_push_subscription (realm_id, thumbprint, person_id, endpoint, p256dh, auth, sender,"
                        + " created_at, failures) values (:realm, :device, :person, :endpoint, :p256dh, :auth, :sender, :now, 0)",
                values);
    }

    public void forget(String device) {
        sql.update(
                "delete from sd_push_subscription where realm_id = :realm and thumbprint = :device",
                Map.of("realm", realm, "device", device));
    }

    /** Nobody listens there; what the phone subscribed to meanwhile stays. */
    public void gone(String device, String endpoint) {
        sql.update(
                "delete from sd_push_subscription where realm_id = :realm and thumbprint = :device"
                        + " and endpoint = :endpoint",
                Map.of("realm", realm, "device", device, "endpoint", endpoint));
    }

    /** Counts, and gives up what fails again and again. */
    public void failed(String device, String endpoint) {
        Map<String, Object> which = Map.of("realm", realm, "device", device, "endpoint", endpoint);
        sql.update(
                "update sd_push_subscription set failures = failures + 1 where realm_id = :realm"
                        + " and thumbprint = :device and endpoint = :endpoint",
                which);
        Map<String, Object> hopeless = new HashMap<>(which);
        hopeless.put("most", MOST_FAILURES);
        sql.update(
                "delete from sd_push_subscription where realm_id = :realm and thumbprint = :device"
                        + " and endpoint = :endpoint and failures >= :most",
                hopeless);
    }

    public void taken(String device, String endpoint) {
        sql.update(
                "update sd_push_subscription set failures = 0 where realm_id = :realm and thumbprint = :device"
                        + " and endpoint = :endpoint",
                Map.of("realm", realm, "device", device, "endpoint", endpoint));
    }

    public Optional<Sender> sender() {
        return sql
                .rows(
                        "select k.public_key, k.sealed_key from sd_push_sender k where k.realm_id = :realm",
                        Map.of("realm", realm))
                .stream()
                .map(row -> new Sender(String.valueOf(row[0]), String.valueOf(row[1])))
                .findFirst();
    }

    /**
     * Keeps the realm's key; what browsers subscribed to with another one is of no use any more.
     *
     * @throws WrittenMeanwhileException where it has one
     */
    public void add(Sender sender, Instant now) {
        sql.update(
                "insert into sd_push_sender (realm_id, public_key, sealed_key, created_at)"
                        + " values (:realm, :public, :sealed, :now)",
                Map.of(
                        "realm",
                        realm,
                        "public",
                        sender.publicKey(),
                        "sealed",
                        sender.sealedKey(),
                        "now",
                        now.toEpochMilli()));
        sql.update(
                "delete from sd_push_subscription where realm_id = :realm and sender <> :public",
                Map.of("realm", realm, "public", sender.publicKey()));
    }

    /** The realm does not exist any more. */
    public void forgetSender() {
        sql.update("delete from sd_push_sender where realm_id = :realm", Map.of("realm", realm));
    }

    private static Subscription subscription(Object[] row, int from) {
        return new Subscription(
                String.valueOf(row[from]),
                String.valueOf(row[from + 1]),
                String.valueOf(row[from + 2]),
                String.valueOf(row[from + 3]));
    }
}
