package io.stagedoor.teams.store;

import io.stagedoor.teams.domain.AccessException;
import io.stagedoor.teams.domain.AccessException.About;
import io.stagedoor.teams.domain.Permission;
import io.stagedoor.teams.domain.TeamId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exceptions in the teams of one organization. */
public final class ExceptionStore {

    static final String PERSON = "person";
    static final String TEAM_ROLE = "team-role";

    private static final String SELECT =
            "select x.id, x.about_kind, x.about_id, x.permission, x.effect, x.constraint_text, x.projects, x.expires_at"
                    + " from sd_team_exception x where x.organization_id = :organization and x.team_id = :team";

    private final Sql sql;
    private final String organization;

    public ExceptionStore(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    public List<AccessException> list(TeamId team, @Nullable String after, int limit) {
        return sql
                .rows(
                        SELECT + " and x.id > :after order by x.id",
                        Map.of("organization", organization, "team", team.value(), "after", after == null ? "" : after),
                        limit)
                .stream()
                .map(ExceptionStore::exception)
                .toList();
    }

    /** For one permission, about a person or any team role; expired ones too. */
    public List<AccessException> about(TeamId team, Permission permission, String person) {
        return sql
                .rows(
                        SELECT + " and x.permission = :permission"
                                + " and (x.about_kind = 'team-role' or x.about_id = :person) order by x.id",
                        Map.of(
                                "organization",
                                organization,
                                "team",
                                team.value(),
                                "permission",
                                permission.word(),
                                "person",
                                person))
                .stream()
                .map(ExceptionStore::exception)
                .toList();
    }

    public Optional<AccessException> find(TeamId team, String id) {
        return sql
                .rows(SELECT + " and x.id = :id", Map.of("organization", organization, "team", team.value(), "id", id))
                .stream()
                .map(ExceptionStore::exception)
                .findFirst();
    }

    /** Whether one about the same is live; an expired one makes room. */
    public boolean makeRoom(TeamId team, AccessException exception, Instant now) {
        Map<String, Object> same = new HashMap<>(Map.of(
                "organization", organization,
                "team", team.value(),
                "kind", kind(exception.about()),
                "about", id(exception.about()),
                "permission", exception.permission().word()));
        String where = " where organization_id = :organization and team_id = :team and about_kind = :kind"
                + " and about_id = :about and permission = :permission";
        boolean live = !sql.rows(
                        "select x.id, x.expires_at from sd_team_exception x" + where + " and expires_at > :now",
                        with(same, now))
                .isEmpty();
        if (!live) {
            sql.update("delete from sd_team_exception" + where, same);
        }
        return !live;
    }

    public void insert(TeamId team, AccessException exception) {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "id", exception.id(),
                "organization", organization,
                "team", team.value(),
                "kind", kind(exception.about()),
                "about", id(exception.about()),
                "permission", exception.permission().word(),
                "effect", exception.effect().name(),
                "text", exception.constraint(),
                "projects", Sql.words(exception.projects()),
                "end", Sql.millis(exception.expiresAt())));
        sql.update(
                "insert into sd_team_exception (id, organization_id, team_id, about_kind, about_id, permission, effect,"
                        + " constraint_text, projects, expires_at) values (:id, :organization, :team, :kind, :about,"
                        + " :permission, :effect, :text, :projects, :end)",
                parameters);
    }

    /** Whether there was one. */
    public boolean delete(TeamId team, String id) {
        return sql.update(
                        "delete from sd_team_exception"
                                + " where organization_id = :organization and team_id = :team and id = :id",
                        Map.of("organization", organization, "team", team.value(), "id", id))
                == 1;
    }

    static AccessException exception(Sql.Row row) {
        return new AccessException(
                row.text(0),
                about(row.text(1), row.text(2)),
                Permission.require(row.text(3)),
                AccessException.Effect.valueOf(row.text(4)),
                row.text(5),
                row.projects(6),
                row.end(7));
    }

    private static About about(String kind, String id) {
        return kind.equals(PERSON) ? new About.Person(id) : new About.Role(id);
    }

    private static String kind(About about) {
        return about instanceof About.Person ? PERSON : TEAM_ROLE;
    }

    private static String id(About about) {
        return switch (about) {
            case About.Person(String id) -> id;
            case About.Role(String key) -> key;
        };
    }

    private static Map<String, Object> with(Map<String, Object> parameters, Instant now) {
        Map<String, Object> more = new HashMap<>(parameters);
        more.put("now", now.toEpochMilli());
        return more;
    }
}
