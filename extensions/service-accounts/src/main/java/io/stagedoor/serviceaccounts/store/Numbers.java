package io.stagedoor.serviceaccounts.store;

import io.stagedoor.database.Statements;
import io.stagedoor.database.WrittenMeanwhileException;
import jakarta.persistence.EntityManager;
import java.util.Map;

/** Numbers of service accounts that nobody has named; none is ever given twice. */
public final class Numbers {

    private final Statements sql;
    private final String organization;

    public Numbers(EntityManager entities, String organization) {
        this.sql = new Statements(entities);
        this.organization = organization;
    }

    /** Whether the organization has a row to count in. */
    public boolean exist() {
        return !sql.rows(
                        "select n.organization_id, n.next_number from sd_service_number n"
                                + " where n.organization_id = :organization",
                        Map.of("organization", organization))
                .isEmpty();
    }

    /**
     * Makes that row; to be called in a transaction of its own.
     *
     * @throws WrittenMeanwhileException where somebody else has made it at the same time
     */
    public void begin() {
        sql.update(
                "insert into sd_service_number (organization_id, next_number) values (:organization, 1)",
                Map.of("organization", organization));
    }

    /** The next one: whoever else asks waits until this transaction has ended. */
    public long next() {
        Map<String, String> scope = Map.of("organization", organization);
        sql.update(
                "update sd_service_number set next_number = next_number + 1 where organization_id = :organization",
                scope);
        Object[] row = sql.rows(
                        "select n.organization_id, n.next_number from sd_service_number n"
                                + " where n.organization_id = :organization",
                        scope)
                .getFirst();
        return Statements.number(row, 1) - 1;
    }
}
