package io.stagedoor.teams.store;

import jakarta.persistence.EntityManager;
import java.util.Map;

/** How often a list of an organization was changed, for lists that are changed as a whole. */
public final class ListVersions {

    /** Which list. */
    public enum Name {
        CATALOGUE("catalogue"),
        MAPPING_RULES("mapping-rules"),
        ORGANIZATION_ROLES("organization-roles");

        private final String word;

        Name(String word) {
            this.word = word;
        }
    }

    private final Sql sql;
    private final String organization;

    public ListVersions(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    /** 0 where it was never changed. */
    public long of(Name list) {
        return sql
                .rows(
                        "select l.version, l.list_name from sd_team_list l"
                                + " where l.organization_id = :organization and l.list_name = :list",
                        Map.of("organization", organization, "list", list.word))
                .stream()
                .mapToLong(row -> row.number(0))
                .findFirst()
                .orElse(0);
    }

    /**
     * Counts one change, where the list is still what the caller has read. Locks the list until the end of the transaction, so that
     * two nodes cannot both win.
     */
    public boolean advance(Name list, long expected) {
        if (expected == 0 && of(list) == 0) {
            // Where two are the first at once, the primary key lets one of them pass and the other one fail as a whole.
            sql.update(
                    "insert into sd_team_list (organization_id, list_name, version) values (:organization, :list, 1)",
                    Map.of("organization", organization, "list", list.word));
            return true;
        }
        return sql.update(
                        "update sd_team_list set version = version + 1"
                                + " where organization_id = :organization and list_name = :list and version = :expected",
                        Map.of("organization", organization, "list", list.word, "expected", expected))
                == 1;
    }

    /** Counts one change, whatever the version is. */
    public void advance(Name list) {
        if (sql.update(
                        "update sd_team_list set version = version + 1"
                                + " where organization_id = :organization and list_name = :list",
                        Map.of("organization", organization, "list", list.word))
                == 0) {
            advance(list, 0);
        }
    }
}
