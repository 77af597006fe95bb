package io.stagedoor.scim.store;

import io.stagedoor.database.Statements;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What directories asked lately: of each organization the newest, for a week. */
public final class RequestStore {

    /** One request, without what tells of people. */
    public record Entry(
            String realm,
            String organization,
            long at,
            String method,
            String path,
            int status,
            String scimType,
            long millis,
            String token,
            String dialect,
            String body) {}

    /** One that is kept. */
    public record Kept(String id, Entry entry) {}

    /** Of each organization. */
    public static final int MOST = 1000;

    private static final Duration LIFE = Duration.ofDays(7);

    private final Statements sql;

    public RequestStore(EntityManager entities) {
        this.sql = new Statements(entities);
    }

    public void add(List<Entry> entries, long now) {
        Map<String, Object> values = new HashMap<>();
        List<String> rows = new ArrayList<>();
        Set<String> organizations = new HashSet<>();
        for (Entry entry : entries) {
            int n = rows.size();
            List<Object> columns = List.of(
                    SequentialIds.next(entry.at()),
                    entry.realm(),
                    entry.organization(),
                    entry.at(),
                    shortened(entry.method(), 10),
                    shortened(entry.path(), 500),
                    entry.status(),
                    shortened(entry.scimType(), 50),
                    entry.millis(),
                    shortened(entry.token(), 100),
                    shortened(entry.dialect(), 20),
                    shortened(entry.body(), 4000));
            List<String> names = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                names.add(":c" + n + "x" + i);
                values.put("c" + n + "x" + i, columns.get(i));
            }
            rows.add("(" + String.join(", ", names) + ")");
            organizations.add(entry.organization());
        }
        sql.update(
                "insert into sd_scim_request (id, realm_id, organization_id, requested_at, method, path, status, scim_type,"
                        + " duration, token_name, dialect, body) values " + String.join(", ", rows),
                values);
        organizations.forEach(organization -> forget(organization, now));
    }

    private void forget(String organization, long now) {
        List<Object[]> oldest = sql.rows(
                "select q.id, q.requested_at from sd_scim_request q where q.organization_id = :organization order by q.id desc",
                Map.of("organization", organization),
                MOST,
                1);
        if (!oldest.isEmpty()) {
            sql.update(
                    "delete from sd_scim_request where organization_id = :organization and id <= :id",
                    Map.of("organization", organization, "id", Statements.text(oldest.getFirst(), 0)));
        }
        sql.update(
                "delete from sd_scim_request where organization_id = :organization and requested_at < :oldest",
                Map.of("organization", organization, "oldest", now - LIFE.toMillis()));
    }

    /** The newest first, before that one. */
    public List<Kept> list(String organization, @Nullable String before, int limit) {
        return sql
                .rows(
                        "select q.id, q.realm_id, q.organization_id, q.requested_at, q.method, q.path, q.status, q.scim_type,"
                                + " q.duration, q.token_name, q.dialect, q.body from sd_scim_request q"
                                + " where q.organization_id = :organization and q.id < :before order by q.id desc",
                        Map.of("organization", organization, "before", before == null ? "z" : before),
                        0,
                        limit)
                .stream()
                .map(row -> new Kept(
                        Statements.text(row, 0),
                        new Entry(
                                Statements.text(row, 1),
                                Statements.text(row, 2),
                                Statements.number(row, 3),
                                Statements.text(row, 4),
                                Statements.text(row, 5),
                                (int) Statements.number(row, 6),
                                Statements.text(row, 7),
                                Statements.number(row, 8),
                                Statements.text(row, 9),
                                Statements.text(row, 10),
                                Statements.text(row, 11))))
                .toList();
    }

    /** As it fits: what one organization's client writes must not keep the requests of the others out. */
    private static String shortened(String text, int longest) {
        String clean = text.replace('\0', '\uFFFD');
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }
}
