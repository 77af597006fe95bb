package io.stagedoor.serviceaccounts.store;

import io.stagedoor.database.Statements;
import io.stagedoor.serviceaccounts.domain.TrustedIssuer;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Issuers that one organization trusts. */
public final class TrustedIssuers {

    private static final String SELECT =
            "select i.id, i.organization_id, i.name, i.issuer, i.jwks_uri, i.jwks, i.one_time, i.version"
                    + " from sd_trusted_issuer i where i.organization_id = :organization";

    private final Statements sql;
    private final String organization;

    public TrustedIssuers(EntityManager entities, String organization) {
        this.sql = new Statements(entities);
        this.organization = organization;
    }

    public Optional<TrustedIssuer> find(String id) {
        return sql.rows(SELECT + " and i.id = :id", Map.of("organization", organization, "id", id)).stream()
                .map(TrustedIssuers::issuer)
                .findFirst();
    }

    /** In the order of ids, behind that one. */
    public List<TrustedIssuer> list(@Nullable String after, int limit) {
        return sql
                .rows(
                        SELECT + " and i.id > :after order by i.id fetch first " + limit + " rows only",
                        Map.of("organization", organization, "after", after == null ? "" : after))
                .stream()
                .map(TrustedIssuers::issuer)
                .toList();
    }

    public void insert(TrustedIssuer issuer) {
        Map<String, Object> values = values(issuer);
        values.put("issuer", issuer.issuer());
        sql.update(
                "insert into sd_trusted_issuer (id, organization_id, name, issuer, jwks_uri, jwks, one_time, version)"
                        + " values (:id, :organization, :name, :issuer, :uri, :jwks, :once, :version)",
                values);
    }

    /** Whether the row was still what the caller has read; which issuer it is never changes. */
    public boolean change(TrustedIssuer changed) {
        Map<String, Object> values = values(changed);
        values.put("expected", changed.version() - 1);
        return sql.update(
                        "update sd_trusted_issuer set name = :name, jwks_uri = :uri, jwks = :jwks, one_time = :once,"
                                + " version = :version"
                                + " where organization_id = :organization and id = :id and version = :expected",
                        values)
                == 1;
    }

    /** Keeps it until the end of the transaction, so that nobody takes it away from whoever begins to use it; whether it was there. */
    public boolean hold(String id) {
        return sql.update(
                        "update sd_trusted_issuer set version = version"
                                + " where organization_id = :organization and id = :id",
                        Map.of("organization", organization, "id", id))
                == 1;
    }

    /** Whether the row was still what the caller has read. */
    public boolean delete(TrustedIssuer issuer) {
        return sql.update(
                        "delete from sd_trusted_issuer"
                                + " where organization_id = :organization and id = :id and version = :expected",
                        Map.of("organization", organization, "id", issuer.id(), "expected", issuer.version()))
                == 1;
    }

    private Map<String, Object> values(TrustedIssuer issuer) {
        return new HashMap<>(Map.of(
                "id", issuer.id(),
                "organization", organization,
                "name", issuer.name(),
                "uri", text(issuer.keysAt()),
                "jwks", text(issuer.keys()),
                "once", issuer.oneTime(),
                "version", issuer.version()));
    }

    private static TrustedIssuer issuer(Object[] row) {
        return new TrustedIssuer(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                orNull((String) row[4]),
                orNull((String) row[5]),
                (Boolean) row[6],
                Statements.number(row, 7));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
