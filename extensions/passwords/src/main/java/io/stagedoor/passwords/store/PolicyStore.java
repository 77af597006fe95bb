package io.stagedoor.passwords.store;

import io.stagedoor.database.Statements;
import io.stagedoor.passwords.domain.Characters;
import io.stagedoor.passwords.domain.DeniedWords;
import io.stagedoor.passwords.domain.PasswordPolicy;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;

/** What organizations ask of their people's passwords beyond what the realm does. */
public final class PolicyStore {

    /**
     * What an organization has chosen.
     *
     * @param version grows with each change; 0 where nothing was ever chosen
     */
    public record Stored(PasswordPolicy policy, long version) {}

    private static final Stored NOTHING = new Stored(PasswordPolicy.NONE, 0);

    private final Statements sql;

    public PolicyStore(EntityManager entities) {
        this.sql = new Statements(entities);
    }

    public Stored read(String organization) {
        return sql
                .rows(
                        "select p.minimum_length, p.minimum_alone, p.lower_case, p.upper_case, p.digits, p.special,"
                                + " p.without_own_data, p.history, p.strength, p.denied_words, p.version"
                                + " from sd_password_policy p where p.organization_id = :organization",
                        Map.of("organization", organization))
                .stream()
                .map(PolicyStore::stored)
                .findFirst()
                .orElse(NOTHING);
    }

    private static Stored stored(Object[] row) {
        Characters characters = new Characters(
                Statements.count(row, 2), Statements.count(row, 3), Statements.count(row, 4), Statements.count(row, 5));
        return new Stored(
                new PasswordPolicy(
                        Statements.count(row, 0),
                        Statements.count(row, 1),
                        PasswordPolicy.LONGEST,
                        characters,
                        (Boolean) row[6],
                        Statements.count(row, 7),
                        Statements.count(row, 8),
                        words((String) row[9])),
                Statements.number(row, 10));
    }

    /** Whether the row was still what the caller has read. */
    public boolean write(String realm, String organization, PasswordPolicy policy, long expected) {
        Map<String, Object> values = values(policy);
        values.put("organization", organization);
        if (expected == 0) {
            values.put("realm", realm);
            // Where two are the first at once, the primary key lets one of them pass.
            return sql.update(
                            "insert into sd_password_policy (organization_id, realm_id, minimum_length, minimum_alone, lower_case,"
                                    + " upper_case, digits, special, without_own_data, history, strength, denied_words, version)"
                                    + " values (:organization, :realm, :length, :alone, :lower, :upper, :digits, :special, :own,"
                                    + " :history, :strength, :words, 1)",
                            values)
                    == 1;
        }
        values.put("expected", expected);
        return sql.update(
                        "update sd_password_policy set minimum_length = :length, minimum_alone = :alone, lower_case = :lower,"
                                + " upper_case = :upper, digits = :digits, special = :special, without_own_data = :own,"
                                + " history = :history, strength = :strength, denied_words = :words, version = version + 1"
                                + " where organization_id = :organization and version = :expected",
                        values)
                == 1;
    }

    private static Map<String, Object> values(PasswordPolicy policy) {
        Map<String, Object> values = new HashMap<>();
        values.put("length", policy.minimumLength());
        values.put("alone", policy.minimumLengthAlone());
        values.put("lower", policy.characters().lowerCase());
        values.put("upper", policy.characters().upperCase());
        values.put("digits", policy.characters().digits());
        values.put("special", policy.characters().special());
        values.put("own", policy.withoutOwnData());
        values.put("history", policy.history());
        values.put("strength", policy.strength());
        values.put("words", String.join("\n", policy.deniedWords().words()));
        return values;
    }

    private static DeniedWords words(String lines) {
        return lines.isEmpty()
                ? DeniedWords.NONE
                : new DeniedWords(lines.lines().toList());
    }

    /** The organization does not exist any more. */
    public void forget(String organization) {
        sql.update(
                "delete from sd_password_policy where organization_id = :organization",
                Map.of("organization", organization));
    }

    /** The realm does not exist any more. */
    public void forgetRealm(String realm) {
        sql.update("delete from sd_password_policy where realm_id = :realm", Map.of("realm", realm));
    }
}
