package io.stagedoor.serviceaccounts.store;

import io.stagedoor.database.Statements;
import io.stagedoor.serviceaccounts.domain.Bounds;
import io.stagedoor.serviceaccounts.domain.Profile;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Permission profiles of one organization. */
public final class Profiles {

    private static final String SELECT =
            "select p.id, p.name, p.sensitive, p.bounds, p.version from sd_permission_profile p"
                    + " where p.organization_id = :organization";

    private final Statements sql;
    private final String organization;

    public Profiles(EntityManager entities, String organization) {
        this.sql = new Statements(entities);
        this.organization = organization;
    }

    public Optional<Profile> find(String id) {
        return sql.rows(SELECT + " and p.id = :id", Map.of("organization", organization, "id", id)).stream()
                .map(Profiles::profile)
                .findFirst();
    }

    /** In the order of ids, behind that one. */
    public List<Profile> list(@Nullable String after, int limit) {
        return sql
                .rows(
                        SELECT + " and p.id > :after order by p.id fetch first " + limit + " rows only",
                        Map.of("organization", organization, "after", after == null ? "" : after))
                .stream()
                .map(Profiles::profile)
                .toList();
    }

    public void insert(Profile profile) {
        sql.update(
                "insert into sd_permission_profile (id, organization_id, name, sensitive, bounds, version)"
                        + " values (:id, :organization, :name, :sensitive, :bounds, :version)",
                Map.of(
                        "id", profile.id(),
                        "organization", organization,
                        "name", profile.name(),
                        "sensitive", profile.sensitive(),
                        "bounds", profile.bounds().text(),
                        "version", profile.version()));
    }

    /** Whether the row was still what the caller has read. */
    public boolean change(Profile changed) {
        return sql.update(
                        "update sd_permission_profile set name = :name, sensitive = :sensitive, bounds = :bounds,"
                                + " version = :version"
                                + " where organization_id = :organization and id = :id and version = :expected",
                        Map.of(
                                "name", changed.name(),
                                "sensitive", changed.sensitive(),
                                "bounds", changed.bounds().text(),
                                "version", changed.version(),
                                "organization", organization,
                                "id", changed.id(),
                                "expected", changed.version() - 1))
                == 1;
    }

    /** Keeps it as it is until the end of the transaction; whether it still was what the caller has read. */
    public boolean hold(Profile profile) {
        return sql.update(
                        "update sd_permission_profile set version = version"
                                + " where organization_id = :organization and id = :id and version = :expected",
                        Map.of("organization", organization, "id", profile.id(), "expected", profile.version()))
                == 1;
    }

    /** Whether the row was still what the caller has read. */
    public boolean delete(Profile profile) {
        return sql.update(
                        "delete from sd_permission_profile"
                                + " where organization_id = :organization and id = :id and version = :expected",
                        Map.of("organization", organization, "id", profile.id(), "expected", profile.version()))
                == 1;
    }

    private static Profile profile(Object[] row) {
        return new Profile(
                (String) row[0],
                (String) row[1],
                (Boolean) row[2],
                Bounds.of((String) row[3]),
                Statements.number(row, 4));
    }
}
