package io.stagedoor.serviceaccounts.store;

import io.stagedoor.database.Statements;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.serviceaccounts.domain.Workload;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which service account of the realm is who at which issuer. A pair of issuer and subject stands for one account, whosever it is. */
public final class Workloads {

    private static final String SELECT = "select w.account_id, w.trusted_issuer, w.issuer, w.subject"
            + " from sd_service_workload w where w.realm_id = :realm";

    private final Statements sql;
    private final String realm;

    public Workloads(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    public Optional<Workload> of(String account) {
        return read(" and w.account_id = :account", Map.of("account", account)).stream()
                .findFirst();
    }

    /** By what a token says of itself. */
    public Optional<Workload> of(String issuer, String subject) {
        return read(" and w.issuer = :issuer and w.subject = :subject", Map.of("issuer", issuer, "subject", subject))
                .stream()
                .findFirst();
    }

    /** Those that come by an issuer which an organization has declared. */
    public List<Workload> by(String trustedIssuer) {
        return read(" and w.trusted_issuer = :trusted", Map.of("trusted", trustedIssuer));
    }

    /** All of an organization, by id of their account. */
    public Map<String, Workload> ofOrganization(String organization) {
        return read(
                        " and w.account_id in (select a.id from sd_service_account a where a.organization_id = :organization)",
                        Map.of("organization", organization))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Workload::account, Function.identity()));
    }

    /**
     * One more.
     *
     * @throws WrittenMeanwhileException where issuer and subject stand for another account already; the transaction has to end
     */
    public void insert(Workload workload) {
        sql.update(
                "insert into sd_service_workload (account_id, realm_id, trusted_issuer, issuer, subject)"
                        + " values (:account, :realm, :trusted, :issuer, :subject)",
                Map.of(
                        "account", workload.account(),
                        "realm", realm,
                        "trusted", workload.trustedIssuer(),
                        "issuer", workload.issuer(),
                        "subject", workload.subject()));
    }

    /** Whoever was it is free to be another account. */
    public void remove(String account) {
        sql.update(
                "delete from sd_service_workload where realm_id = :realm and account_id = :account",
                Map.of("realm", realm, "account", account));
    }

    private List<Workload> read(String where, Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("realm", realm);
        return sql.rows(SELECT + where, all).stream()
                .map(row -> new Workload((String) row[0], (String) row[1], (String) row[2], (String) row[3]))
                .toList();
    }
}
