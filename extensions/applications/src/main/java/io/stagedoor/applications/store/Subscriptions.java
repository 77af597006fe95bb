package io.stagedoor.applications.store;

import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.domain.Audiences.Subscribed;
import io.stagedoor.applications.domain.Subscriber;
import io.stagedoor.applications.domain.Subscription;
import io.stagedoor.applications.domain.Subscription.State;
import io.stagedoor.database.Statements;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Subscriptions of one realm. */
public final class Subscriptions {

    private static final String SELECT = "select s.id, s.subscriber_type, s.subscriber_id, s.organization_id,"
            + " s.subscriber_name, s.client_id, s.api_id, s.state, s.purpose, s.asked_by, s.decided_by, s.why, s.version"
            + " from sd_subscription s where s.realm_id = :realm";
    private static final String OF_OWNER =
            " and exists (select 1 from sd_api a where a.id = s.api_id and a.organization_id = :owner)";

    private final Statements sql;
    private final String realm;

    public Subscriptions(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    public Optional<Subscription> find(String id) {
        return read(" and s.id = :id", Map.of("id", id)).stream().findFirst();
    }

    public Optional<Subscription> between(String subscriber, String api) {
        return read(
                        " and s.subscriber_id = :subscriber and s.api_id = :api",
                        Map.of("subscriber", subscriber, "api", api))
                .stream()
                .findFirst();
    }

    /** What an organization has asked for: in the order of ids, behind that one. */
    public List<Subscription> madeBy(String organization, @Nullable State state, @Nullable String after, int limit) {
        return page(" and s.organization_id = :owner", organization, state, after, limit);
    }

    /** What was asked of an organization. */
    public List<Subscription> receivedBy(String owner, @Nullable State state, @Nullable String after, int limit) {
        return page(OF_OWNER, owner, state, after, limit);
    }

    /** Of one API. */
    public List<Subscription> ofApi(String api, @Nullable State state, @Nullable String after, int limit) {
        return page(" and s.api_id = :owner", api, state, after, limit);
    }

    /** Of one API, all. */
    public List<Subscription> ofApi(String api) {
        return read(" and s.api_id = :api", Map.of("api", api));
    }

    /** Of one application or service account, all. */
    public List<Subscription> of(String subscriber) {
        return read(" and s.subscriber_id = :subscriber", Map.of("subscriber", subscriber));
    }

    /** What tokens of an application or a service account may name: one indexed query. */
    public List<Subscribed> active(String subscriber) {
        return sql
                .rows(
                        "select s.api_id, a.identifier, a.organization_id from sd_subscription s"
                                + " left join sd_api a on a.id = s.api_id and a.life = 'active'"
                                + " where s.realm_id = :realm and s.subscriber_id = :subscriber and s.state = 'active'",
                        Map.of("realm", realm, "subscriber", subscriber))
                .stream()
                .filter(row -> row[1] != null || Api.DECLARED.equals(row[0]))
                .map(row -> row[1] == null
                        ? new Subscribed(Api.DECLARED, Api.REALM)
                        : new Subscribed((String) row[1], Statements.text(row, 2)))
                .toList();
    }

    public void insert(Subscription subscription) {
        Map<String, Object> values = values(subscription);
        Subscriber subscriber = subscription.subscriber();
        values.put("type", subscriber.type().word());
        values.put("subscriber", subscriber.id());
        values.put("organization", subscriber.organization());
        values.put("client", subscriber.clientId());
        values.put("api", subscription.api());
        sql.update(
                "insert into sd_subscription (id, realm_id, subscriber_type, subscriber_id, organization_id,"
                        + " subscriber_name, client_id, api_id, state, purpose, asked_by, decided_by, why, version)"
                        + " values (:id, :realm, :type, :subscriber, :organization, :name, :client, :api, :state,"
                        + " :purpose, :asked, :decided, :why, :version)",
                values);
    }

    /** Whether the row was still what the caller has read; its version has to be one higher. */
    public boolean change(Subscription changed) {
        Map<String, Object> values = values(changed);
        values.put("expected", changed.version() - 1);
        return sql.update(
                        "update sd_subscription set subscriber_name = :name, state = :state, purpose = :purpose,"
                                + " asked_by = :asked, decided_by = :decided, why = :why, version = :version"
                                + " where realm_id = :realm and id = :id and version = :expected",
                        values)
                == 1;
    }

    /** An application is gone, and so is what it had. */
    public void removeOf(String subscriber) {
        sql.update(
                "delete from sd_subscription where realm_id = :realm and subscriber_id = :subscriber",
                Map.of("realm", realm, "subscriber", subscriber));
    }

    /** The organization does not exist any more. */
    public void forget(String organization) {
        sql.update(
                "delete from sd_subscription where realm_id = :realm and organization_id = :organization",
                Map.of("realm", realm, "organization", organization));
    }

    /** The realm does not exist any more. */
    public void forgetAll() {
        sql.update("delete from sd_subscription where realm_id = :realm", Map.of("realm", realm));
    }

    private Map<String, Object> values(Subscription subscription) {
        return new HashMap<>(Map.of(
                "id", subscription.id(),
                "realm", realm,
                "name", subscription.subscriber().name(),
                "state", subscription.state().word(),
                "purpose", subscription.purpose(),
                "asked", subscription.askedBy(),
                "decided", subscription.decidedBy(),
                "why", subscription.why(),
                "version", subscription.version()));
    }

    private List<Subscription> page(
            String whose, String owner, @Nullable State state, @Nullable String after, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("owner", owner, "after", after == null ? "" : after));
        if (state != null) {
            parameters.put("state", state.word());
        }
        return read(
                whose + (state == null ? "" : " and s.state = :state") + " and s.id > :after order by s.id fetch first "
                        + limit + " rows only",
                parameters);
    }

    private List<Subscription> read(String where, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("realm", realm);
        return sql.rows(SELECT + where, all).stream()
                .map(Subscriptions::subscription)
                .toList();
    }

    private static Subscription subscription(Object[] row) {
        return new Subscription(
                (String) row[0],
                new Subscriber(
                        Subscriber.Type.of((String) row[1]), (String) row[2], (String) row[3], (String) row[4], (String)
                                row[5]),
                (String) row[6],
                State.of((String) row[7]),
                (String) row[8],
                (String) row[9],
                (String) row[10],
                (String) row[11],
                Statements.number(row, 12));
    }
}
