package io.stagedoor.guests.store;

import io.stagedoor.database.Statements;
import io.stagedoor.guests.domain.Terms;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Terms of one realm and of its organizations, and who has answered which version. */
public final class TermsStore {

    /** Scope of the realm's own terms, which everybody agrees to; any other scope is an organization's id. */
    public static final String REALM = "realm";

    /**
     * Terms of one scope.
     *
     * @param version of the row, which grows with each change
     */
    public record Stored(String scope, Terms terms, long version) {}

    private static final String SELECT =
            "select t.scope_id, t.terms_version, t.body, t.address, t.version from sd_terms t";

    private final Statements sql;
    private final String realm;

    public TermsStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    public Optional<Stored> read(String scope) {
        return sql
                .rows(
                        SELECT + " where t.realm_id = :realm and t.scope_id = :scope",
                        Map.of("realm", realm, "scope", scope))
                .stream()
                .map(TermsStore::stored)
                .findFirst();
    }

    /** Whether the row was still what the caller has read; 0 where there was none. */
    public boolean write(String scope, Terms terms, long expected) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "realm", realm,
                "scope", scope,
                "terms", terms.version(),
                "body", terms.text(),
                "address", terms.address()));
        if (expected == 0) {
            return sql.update(
                            "insert into sd_terms (realm_id, scope_id, terms_version, body, address, version)"
                                    + " values (:realm, :scope, :terms, :body, :address, 1)",
                            values)
                    == 1;
        }
        values.put("expected", expected);
        return sql.update(
                        "update sd_terms set terms_version = :terms, body = :body, address = :address, version = version + 1"
                                + " where realm_id = :realm and scope_id = :scope and version = :expected",
                        values)
                == 1;
    }

    /** Nobody is asked any more; what was agreed to stays on record. */
    public boolean remove(String scope, long expected) {
        return sql.update(
                        "delete from sd_terms where realm_id = :realm and scope_id = :scope and version = :expected",
                        Map.of("realm", realm, "scope", scope, "expected", expected))
                == 1;
    }

    /** Those of these scopes that somebody has not accepted in their present version. */
    public List<Stored> open(String person, Collection<String> scopes) {
        return sql
                .rows(
                        SELECT + " where t.realm_id = :realm and t.scope_id in (:scopes) and not exists (select 1"
                                + " from sd_terms_answer a where a.person_id = :person and a.scope_id = t.scope_id"
                                + " and a.terms_version = t.terms_version and a.accepted_at > 0) order by t.scope_id",
                        Map.of("realm", realm, "person", person, "scopes", List.copyOf(scopes)))
                .stream()
                .map(TermsStore::stored)
                .toList();
    }

    /** Scopes whose present terms somebody was shown and has not accepted. */
    public List<String> unanswered(String person) {
        return sql
                .rows(
                        "select a.scope_id, a.terms_version from sd_terms_answer a join sd_terms t on t.realm_id = a.realm_id"
                                + " and t.scope_id = a.scope_id and t.terms_version = a.terms_version"
                                + " where a.person_id = :person and a.realm_id = :realm and a.accepted_at = 0",
                        Map.of("person", person, "realm", realm))
                .stream()
                .map(row -> String.valueOf(row[0]))
                .toList();
    }

    /** That they were shown; the first time counts. */
    public void shown(String person, Stored terms, Instant now) {
        Map<String, Object> key = key(person, terms);
        boolean known = !sql.rows(
                        "select a.scope_id, a.shown_at from sd_terms_answer a where a.person_id = :person"
                                + " and a.scope_id = :scope and a.terms_version = :terms",
                        key)
                .isEmpty();
        if (!known) {
            Map<String, Object> values = new HashMap<>(key);
            values.put("realm", realm);
            values.put("now", now.toEpochMilli());
            sql.update(
                    "insert into sd_terms_answer (person_id, scope_id, terms_version, realm_id, shown_at, accepted_at)"
                            + " values (:person, :scope, :terms, :realm, :now, 0)",
                    values);
        }
    }

    /** Whether they are accepted by this, for the first time. */
    public boolean accept(String person, Stored terms, Instant now) {
        Map<String, Object> values = new HashMap<>(key(person, terms));
        values.put("now", now.toEpochMilli());
        return sql.update(
                        "update sd_terms_answer set accepted_at = :now where person_id = :person and scope_id = :scope"
                                + " and terms_version = :terms and accepted_at = 0",
                        values)
                == 1;
    }

    public void forgetPerson(String person) {
        sql.update("delete from sd_terms_answer where person_id = :person", Map.of("person", person));
    }

    /** The organization does not exist any more. Its id is no other realm's. */
    public static void forgetOrganization(EntityManager entities, String organization) {
        for (String table : List.of("sd_terms", "sd_terms_answer")) {
            new Statements(entities)
                    .update("delete from " + table + " where scope_id = :scope", Map.of("scope", organization));
        }
    }

    /** The realm does not exist any more. */
    public void forgetAll() {
        for (String table : List.of("sd_terms", "sd_terms_answer")) {
            sql.update("delete from " + table + " where realm_id = :realm", Map.of("realm", realm));
        }
    }

    private static Map<String, Object> key(String person, Stored terms) {
        return Map.of(
                "person", person, "scope", terms.scope(), "terms", terms.terms().version());
    }

    private static Stored stored(Object[] row) {
        return new Stored(
                String.valueOf(row[0]),
                new Terms(String.valueOf(row[1]), String.valueOf(row[2]), String.valueOf(row[3])),
                Statements.number(row, 4));
    }
}
