package io.stagedoor.mfapolicy.store;

import io.stagedoor.administration.api.Json;
import io.stagedoor.database.Statements;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.mfapolicy.document.PolicySetDocument;
import io.stagedoor.mfapolicy.domain.PolicySet;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions of one realm's policies: each change adds the whole set again, and the newest counts. */
public final class PolicyStore {

    /** Scope of the realm's floor; any other scope is an organization's id. */
    public static final String REALM = "realm";

    /** How many versions of one scope are kept. */
    public static final int KEPT = 100;

    /**
     * One version.
     *
     * @param version 1 and up without a gap; 0 where nothing was ever written
     * @param author id of the person who wrote it; empty where nobody did
     */
    public record Version(long version, String author, Instant writtenAt, PolicySet set) {

        static final Version NONE = new Version(0, "", Instant.EPOCH, PolicySet.EMPTY);
    }

    /** A version without what it holds. */
    public record Line(long version, String author, Instant writtenAt, int policies) {}

    private static final String SELECT =
            "select p.version, p.author_id, p.written_at, p.document from sd_access_policy p"
                    + " where p.realm_id = :realm and p.scope_id = :scope";

    private final Statements sql;
    private final String realm;

    public PolicyStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    /** The newest version of each of these scopes; those without any are left out. One look at the primary key. */
    public Map<String, Long> newest(Collection<String> scopes) {
        Map<String, Long> newest = new HashMap<>();
        sql.rows(
                        "select p.scope_id, max(p.version) from sd_access_policy p"
                                + " where p.realm_id = :realm and p.scope_id in (:scopes) group by p.scope_id",
                        Map.of("realm", realm, "scopes", List.copyOf(scopes)))
                .forEach(row -> newest.put(String.valueOf(row[0]), Statements.number(row, 1)));
        return newest;
    }

    public Version read(String scope) {
        return sql
                .rows(
                        SELECT + " order by p.version desc fetch first 1 rows only",
                        Map.of("realm", realm, "scope", scope))
                .stream()
                .map(PolicyStore::version)
                .findFirst()
                .orElse(Version.NONE);
    }

    public Optional<Version> read(String scope, long version) {
        return sql
                .rows(SELECT + " and p.version = :version", Map.of("realm", realm, "scope", scope, "version", version))
                .stream()
                .map(PolicyStore::version)
                .findFirst();
    }

    /** Newest first. */
    public List<Line> versions(String scope) {
        return sql
                .rows(
                        "select p.version, p.author_id, p.written_at, p.policies from sd_access_policy p"
                                + " where p.realm_id = :realm and p.scope_id = :scope order by p.version desc",
                        Map.of("realm", realm, "scope", scope))
                .stream()
                .map(row -> new Line(
                        Statements.number(row, 0),
                        String.valueOf(row[1]),
                        Instant.ofEpochMilli(Statements.number(row, 2)),
                        Math.toIntExact(Statements.number(row, 3))))
                .toList();
    }

    /**
     * Adds the version after the one that the caller has read.
     *
     * @throws WrittenMeanwhileException where somebody has added it already: versions have no gap, so its primary key is taken
     */
    public void write(String scope, PolicySet set, String author, Instant now, long expected) {
        sql.update(
                "insert into sd_access_policy (realm_id, scope_id, version, author_id, written_at, policies, document)"
                        + " values (:realm, :scope, :version, :author, :now, :policies, :document)",
                Map.of(
                        "realm",
                        realm,
                        "scope",
                        scope,
                        "version",
                        expected + 1,
                        "author",
                        author,
                        "now",
                        now.toEpochMilli(),
                        "policies",
                        set.policies().size(),
                        "document",
                        Json.write(PolicySetDocument.of(set))));
        sql.update(
                "delete from sd_access_policy where realm_id = :realm and scope_id = :scope and version <= :oldest",
                Map.of("realm", realm, "scope", scope, "oldest", expected + 1 - KEPT));
    }

    /** The organization does not exist any more. Its id is no other realm's. */
    public static void forgetOrganization(EntityManager entities, String organization) {
        for (String table : List.of("sd_access_policy", "sd_access_grace", "sd_access_decision")) {
            new Statements(entities)
                    .update("delete from " + table + " where scope_id = :scope", Map.of("scope", organization));
        }
    }

    /** The realm does not exist any more. */
    public void forgetAll() {
        for (String table : List.of("sd_access_policy", "sd_access_grace", "sd_access_decision")) {
            sql.update("delete from " + table + " where realm_id = :realm", Map.of("realm", realm));
        }
    }

    private static Version version(Object[] row) {
        return new Version(
                Statements.number(row, 0),
                String.valueOf(row[1]),
                Instant.ofEpochMilli(Statements.number(row, 2)),
                Json.readWithDocument(String.valueOf(row[3]), PolicySetDocument.class)
                        .toDomain());
    }
}
