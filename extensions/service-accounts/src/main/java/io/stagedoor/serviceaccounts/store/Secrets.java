package io.stagedoor.serviceaccounts.store;

import io.stagedoor.database.Statements;
import io.stagedoor.serviceaccounts.domain.Secret;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Hashes of client secrets. */
public final class Secrets {

    private final Statements sql;
    private final String account;

    public Secrets(EntityManager entities, String account) {
        this.sql = new Statements(entities);
        this.account = account;
    }

    /** Those that are kept, newest first: at most {@link Secret#MOST}. */
    public List<Secret> kept() {
        return sql
                .rows(
                        "select s.id, s.hash, s.created_at, s.dies_at from sd_service_secret s"
                                + " where s.account_id = :account order by s.dies_at desc, s.id",
                        Map.of("account", account))
                .stream()
                .map(row -> new Secret(
                        (String) row[0],
                        (String) row[1],
                        Instant.ofEpochMilli(Statements.number(row, 2)),
                        Instant.ofEpochMilli(Statements.number(row, 3))))
                .toList();
    }

    /**
     * A new one takes over: the one before lives on until then, any other is gone.
     *
     * @param end of the one before
     */
    public void rotate(Secret next, Instant end) {
        List<Secret> before = kept();
        before.stream().skip(Secret.MOST - 1L).forEach(this::remove);
        before.stream()
                .limit(Secret.MOST - 1L)
                .forEach(secret -> sql.update(
                        "update sd_service_secret set dies_at = :dies"
                                + " where account_id = :account and id = :id and dies_at > :dies",
                        Map.of("dies", end.toEpochMilli(), "account", account, "id", secret.id())));
        sql.update(
                "insert into sd_service_secret (id, account_id, hash, created_at, dies_at)"
                        + " values (:id, :account, :hash, :created, :dies)",
                Map.of(
                        "id", next.id(),
                        "account", account,
                        "hash", next.hash(),
                        "created", next.created().toEpochMilli(),
                        "dies", next.dies().toEpochMilli()));
    }

    /** None opens anything any more. */
    public void removeAll() {
        sql.update("delete from sd_service_secret where account_id = :account", Map.of("account", account));
    }

    private void remove(Secret secret) {
        sql.update(
                "delete from sd_service_secret where account_id = :account and id = :id",
                Map.of("account", account, "id", secret.id()));
    }
}
