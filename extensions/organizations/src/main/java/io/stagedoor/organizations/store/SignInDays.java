package io.stagedoor.organizations.store;

import io.stagedoor.database.Statements;
import io.stagedoor.organizations.domain.SignInDay;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Totals of days that are over, of one organization. */
public final class SignInDays {

    private final Statements sql;
    private final String organization;

    public SignInDays(EntityManager entities, String organization) {
        this.sql = new Statements(entities);
        this.organization = organization;
    }

    public Map<LocalDate, SignInDay> since(LocalDate first) {
        Map<LocalDate, SignInDay> found = new TreeMap<>();
        sql.rows(
                        "select d.day_number, d.succeeded, d.failed from sd_sign_in_day d"
                                + " where d.organization_id = :organization and d.day_number >= :first",
                        Map.of("organization", organization, "first", first.toEpochDay()))
                .forEach(row -> {
                    LocalDate date = LocalDate.ofEpochDay(Statements.number(row, 0));
                    found.put(date, new SignInDay(date, Statements.number(row, 1), Statements.number(row, 2)));
                });
        return found;
    }

    /** Keeps what nobody has kept yet. Another node may count the same day at the same moment, with the same result. */
    public void keep(SignInDay day) {
        if (!since(day.date()).containsKey(day.date())) {
            sql.update(
                    "insert into sd_sign_in_day (organization_id, day_number, succeeded, failed)"
                            + " values (:organization, :day, :succeeded, :failed)",
                    Map.of(
                            "organization", organization,
                            "day", day.date().toEpochDay(),
                            "succeeded", day.succeeded(),
                            "failed", day.failed()));
        }
    }
}
