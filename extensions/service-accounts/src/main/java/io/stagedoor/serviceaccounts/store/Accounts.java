package io.stagedoor.serviceaccounts.store;

import io.stagedoor.database.Statements;
import io.stagedoor.serviceaccounts.domain.AccountName;
import io.stagedoor.serviceaccounts.domain.Bounds;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.domain.State;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Service accounts of one realm; whoever reads for an organization names it. */
public final class Accounts {

    private static final String SELECT = "select a.id, a.organization_id, a.name, a.email, a.purpose, a.profile_id,"
            + " a.bounds, a.approved_profile, a.state, a.sponsor_id, a.asked_by, a.decided_by, a.expires_at, a.why,"
            + " a.jwks, a.user_id, a.version from sd_service_account a where a.realm_id = :realm";

    private final Statements sql;
    private final String realm;

    public Accounts(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    public Optional<ServiceAccount> find(String id) {
        return read(" and a.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** Of its row: each change makes another one, one of its secrets, too. Empty where there is none. */
    public OptionalLong version(String id) {
        return sql
                .rows(
                        "select a.version from sd_service_account a where a.realm_id = :realm and a.id = :id",
                        Map.of("realm", realm, "id", id))
                .stream()
                .mapToLong(row -> Statements.number(row, 0))
                .findFirst();
    }

    public Optional<ServiceAccount> find(String organization, String id) {
        return find(id).filter(account -> account.organization().equals(organization));
    }

    /** Of the organization, by {@code sub} of its tokens; deleted ones too, as what they have done is still there. */
    public Optional<ServiceAccount> ofSubject(String organization, String user) {
        return read(
                        " and a.organization_id = :organization and a.user_id = :user",
                        Map.of("organization", organization, "user", user))
                .stream()
                .findFirst();
    }

    /** In the order of ids, behind that one; without deleted ones. */
    public List<ServiceAccount> list(String organization, @Nullable String after, int limit) {
        return read(
                " and a.organization_id = :organization and a.id > :after and a.state <> 'deleted'"
                        + " order by a.id fetch first " + limit + " rows only",
                Map.of("organization", organization, "after", after == null ? "" : after));
    }

    /** Of those that nobody has deleted, whoever they are for. */
    public List<ServiceAccount> sponsoredBy(String person) {
        return read(" and a.sponsor_id = :person and a.state <> 'deleted'", Map.of("person", person));
    }

    /** Those whose bounds come from that profile. */
    public List<ServiceAccount> using(String profile) {
        return read(" and a.profile_id = :profile and a.state <> 'deleted'", Map.of("profile", profile));
    }

    /** Everything that an organization has ever had. */
    public List<ServiceAccount> of(String organization) {
        return read(" and a.organization_id = :organization", Map.of("organization", organization));
    }

    public void insert(ServiceAccount account) {
        Map<String, Object> values = values(account);
        values.put("id", account.id());
        values.put("realm", realm);
        values.put("organization", account.organization());
        values.put("name", account.name().value());
        values.put("email", account.email());
        values.put("purpose", account.purpose());
        values.put("profile", account.profile());
        values.put("asked", account.askedBy());
        sql.update(
                "insert into sd_service_account (id, realm_id, organization_id, name, email, purpose, profile_id,"
                        + " bounds, approved_profile, state, sponsor_id, asked_by, decided_by, expires_at, why, jwks,"
                        + " user_id, version) values (:id, :realm, :organization, :name, :email, :purpose, :profile,"
                        + " :bounds, :approved, :state, :sponsor, :asked, :decided, :expiry, :why, :keys, :user,"
                        + " :version)",
                values);
    }

    /** Whether the row was still what the caller has read; its version has to be one higher. */
    public boolean change(ServiceAccount changed) {
        Map<String, Object> values = values(changed);
        values.put("id", changed.id());
        values.put("realm", realm);
        values.put("expected", changed.version() - 1);
        return sql.update(
                        "update sd_service_account set bounds = :bounds, approved_profile = :approved, state = :state,"
                                + " sponsor_id = :sponsor, decided_by = :decided, expires_at = :expiry, why = :why,"
                                + " jwks = :keys, user_id = :user, version = :version"
                                + " where realm_id = :realm and id = :id and version = :expected",
                        values)
                == 1;
    }

    /** The organization does not exist any more. */
    public void forget(String organization) {
        for (String about : List.of(
                "delete from sd_service_secret where account_id in (select a.id from sd_service_account a"
                        + " where a.organization_id = :organization)",
                "delete from sd_service_workload where account_id in (select a.id from sd_service_account a"
                        + " where a.organization_id = :organization)",
                "delete from sd_trusted_issuer where organization_id = :organization",
                "delete from sd_service_account where organization_id = :organization",
                "delete from sd_permission_profile where organization_id = :organization",
                "delete from sd_service_number where organization_id = :organization")) {
            sql.update(about, Map.of("organization", organization));
        }
    }

    /** The realm does not exist any more. */
    public void forgetAll() {
        for (String organization : sql
                .rows(
                        "select distinct a.organization_id, a.realm_id from sd_service_account a where a.realm_id = :realm",
                        Map.of("realm", realm))
                .stream()
                .map(row -> (String) row[0])
                .toList()) {
            forget(organization);
        }
    }

    private static Map<String, Object> values(ServiceAccount account) {
        return new HashMap<>(Map.of(
                "bounds", account.bounds().text(),
                "approved", account.approvedProfile(),
                "state", account.state().word(),
                "sponsor", account.sponsor(),
                "decided", account.decidedBy(),
                "expiry", account.expiry().toEpochMilli(),
                "why", account.why(),
                "keys", account.keys() == null ? "" : account.keys(),
                "user", account.user(),
                "version", account.version()));
    }

    private List<ServiceAccount> read(String where, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("realm", realm);
        return sql.rows(SELECT + where, all).stream().map(Accounts::account).toList();
    }

    private static ServiceAccount account(Object[] row) {
        String keys = (String) row[14];
        return new ServiceAccount(
                (String) row[0],
                (String) row[1],
                new AccountName((String) row[2]),
                (String) row[3],
                (String) row[4],
                (String) row[5],
                Bounds.of((String) row[6]),
                Statements.number(row, 7),
                State.of((String) row[8]),
                (String) row[9],
                (String) row[10],
                (String) row[11],
                Instant.ofEpochMilli(Statements.number(row, 12)),
                (String) row[13],
                keys.isEmpty() ? null : keys,
                (String) row[15],
                Statements.number(row, 16));
    }
}
