package io.stagedoor.guests.store;

import io.stagedoor.database.Statements;
import io.stagedoor.guests.domain.SignInChoices;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What organizations have chosen about signing in without a password. */
public final class ChoicesStore {

    /**
     * What an organization has chosen.
     *
     * @param version grows with each change; 0 where nothing was ever chosen
     */
    public record Stored(SignInChoices choices, long version) {}

    private final Statements sql;

    public ChoicesStore(EntityManager entities) {
        this.sql = new Statements(entities);
    }

    public Stored read(String organization) {
        return sql
                .rows(
                        "select c.passkey, c.email_code, c.version from sd_sign_in_choice c"
                                + " where c.organization_id = :organization",
                        Map.of("organization", organization))
                .stream()
                .map(row ->
                        new Stored(new SignInChoices((Boolean) row[0], (Boolean) row[1]), Statements.number(row, 2)))
                .findFirst()
                .orElseGet(() -> new Stored(SignInChoices.NONE, 0));
    }

    /** Whether the row was still what the caller has read. */
    public boolean write(String realm, String organization, SignInChoices choices, long expected) {
        Map<String, Object> values = new HashMap<>(
                Map.of("organization", organization, "passkey", choices.passkey(), "code", choices.emailCode()));
        if (expected == 0) {
            values.put("realm", realm);
            // Where two are the first at once, the primary key lets one of them pass.
            return sql.update(
                            "insert into sd_sign_in_choice (organization_id, realm_id, passkey, email_code, version)"
                                    + " values (:organization, :realm, :passkey, :code, 1)",
                            values)
                    == 1;
        }
        values.put("expected", expected);
        return sql.update(
                        "update sd_sign_in_choice set passkey = :passkey, email_code = :code, version = version + 1"
                                + " where organization_id = :organization and version = :expected",
                        values)
                == 1;
    }

    /** Whether any organization of the realm allows codes: only then the page offers them, and then to everybody alike. */
    public boolean codesAreOffered(String realm) {
        return !sql.rows(
                        "select c.organization_id, c.version from sd_sign_in_choice c"
                                + " where c.realm_id = :realm and c.email_code = true fetch first 1 rows only",
                        Map.of("realm", realm))
                .isEmpty();
    }

    /** How many of those organizations allow codes. */
    public int allowingCodes(Collection<String> organizations) {
        if (organizations.isEmpty()) {
            return 0;
        }
        return sql.rows(
                        "select c.organization_id, c.version from sd_sign_in_choice c"
                                + " where c.organization_id in (:organizations) and c.email_code = true",
                        Map.of("organizations", List.copyOf(organizations)))
                .size();
    }

    /** The organization does not exist any more. */
    public void forget(String organization) {
        sql.update(
                "delete from sd_sign_in_choice where organization_id = :organization",
                Map.of("organization", organization));
    }
}
