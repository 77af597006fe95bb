package io.stagedoor.teams.store;

import io.stagedoor.teams.domain.Membership;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.TeamId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is in the teams of one organization; one row for each source. */
public final class MembershipStore {

    /** A source and how often it was changed. */
    public record Stored(Membership membership, long version) {}

    private static final String SELECT =
            "select m.person_id, m.team_id, m.source_kind, m.source_id, m.team_role, m.projects, m.expires_at, m.version"
                    + " from sd_team_membership m where m.organization_id = :organization";
    private static final String ORDER = " order by m.person_id, m.source_kind, m.source_id";

    private static final String DELETE =
            "delete from sd_team_membership where organization_id = :organization and person_id = :person"
                    + " and team_id = :team and source_kind = :kind and source_id = :id";
    private static final Set<String> KEY = Set.of("organization", "person", "team", "kind", "id");

    private final Sql sql;
    private final String organization;

    public MembershipStore(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    /** Ids of the people in a team, in their order, behind that one; expired sources count until they are removed. */
    public List<String> people(TeamId team, @Nullable String after, int limit) {
        return sql
                .rows(
                        "select distinct m.person_id, m.team_id from sd_team_membership m"
                                + " where m.organization_id = :organization and m.team_id = :team and m.person_id > :after"
                                + " order by m.person_id",
                        Map.of("organization", organization, "team", team.value(), "after", after == null ? "" : after),
                        limit)
                .stream()
                .map(row -> row.text(0))
                .toList();
    }

    /** All sources of those people in a team. */
    public List<Stored> in(TeamId team, Collection<String> people) {
        return people.isEmpty()
                ? List.of()
                : stored(sql.rows(
                        SELECT + " and m.team_id = :team and m.person_id in (:people)" + ORDER,
                        Map.of("organization", organization, "team", team.value(), "people", people)));
    }

    /** Everybody's sources in teams where somebody has one of that kind. */
    public List<Membership> ofKind(Source.Kind kind) {
        return stored(sql.rows(
                        SELECT + " and m.source_kind = :kind" + ORDER,
                        Map.of("organization", organization, "kind", kind.word())))
                .stream()
                .map(Stored::membership)
                .toList();
    }

    /** All sources of one person. */
    public List<Membership> of(String person) {
        return stored(sql.rows(
                        SELECT + " and m.person_id = :person" + ORDER,
                        Map.of("organization", organization, "person", person)))
                .stream()
                .map(Stored::membership)
                .toList();
    }

    /** All sources of everybody. */
    public List<Membership> all() {
        return stored(sql.rows(SELECT + ORDER, Map.of("organization", organization))).stream()
                .map(Stored::membership)
                .toList();
    }

    /** Ids of the teams where a live source gives somebody that team role in the whole team, not in some projects of it. */
    public Set<String> teamsOf(String person, String teamRole, Instant now) {
        return sql
                .rows(
                        "select m.team_id, m.team_role from sd_team_membership m where m.organization_id = :organization"
                                + " and m.person_id = :person and m.team_role = :role and m.projects = ''"
                                + " and m.expires_at > :now",
                        Map.of(
                                "organization", organization,
                                "person", person,
                                "role", teamRole,
                                "now", now.toEpochMilli()))
                .stream()
                .map(row -> row.text(0))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many sources end behind that moment, and not behind the other one. */
    public long expiring(Instant after, Instant until) {
        return sql.rows(
                        "select count(*), 0 from sd_team_membership m where m.organization_id = :organization"
                                + " and m.expires_at > :after and m.expires_at <= :until",
                        Map.of(
                                "organization", organization,
                                "after", after.toEpochMilli(),
                                "until", until.toEpochMilli()))
                .get(0)
                .number(0);
    }

    public void insert(Membership membership) {
        sql.update(
                "insert into sd_team_membership (organization_id, person_id, team_id, source_kind, source_id, team_role,"
                        + " projects, expires_at, version)"
                        + " values (:organization, :person, :team, :kind, :id, :role, :projects, :end, 1)",
                parameters(membership));
    }

    /** Whether the row was still what the caller has read. */
    public boolean change(Membership membership, long expected) {
        Map<String, Object> parameters = parameters(membership);
        parameters.put("expected", expected);
        return sql.update(
                        "update sd_team_membership set team_role = :role, projects = :projects, expires_at = :end,"
                                + " version = version + 1 where organization_id = :organization and person_id = :person"
                                + " and team_id = :team and source_kind = :kind and source_id = :id and version = :expected",
                        parameters)
                == 1;
    }

    /** Whether the row was still what the caller has read. */
    public boolean delete(Membership membership, long expected) {
        Map<String, Object> parameters = parameters(membership);
        parameters.keySet().retainAll(KEY);
        parameters.put("expected", expected);
        return sql.update(DELETE + " and version = :expected", parameters) == 1;
    }

    /** Whether there was one. */
    public boolean delete(Membership membership) {
        Map<String, Object> parameters = parameters(membership);
        parameters.keySet().retainAll(KEY);
        return sql.update(DELETE, parameters) == 1;
    }

    private Map<String, Object> parameters(Membership membership) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("organization", organization);
        parameters.put("person", membership.person());
        parameters.put("team", membership.team().value());
        parameters.put("kind", membership.source().kind().word());
        parameters.put("id", membership.source().id());
        parameters.put("role", membership.source().teamRole());
        parameters.put("projects", Sql.words(membership.source().projects()));
        parameters.put("end", Sql.millis(membership.source().expiresAt()));
        return parameters;
    }

    private static List<Stored> stored(List<Sql.Row> rows) {
        return rows.stream()
                .map(row -> new Stored(
                        new Membership(
                                row.text(0),
                                new TeamId(row.text(1)),
                                new Source(
                                        Source.Kind.of(row.text(2)).orElseThrow(),
                                        row.text(3),
                                        row.text(4),
                                        row.projects(5),
                                        row.end(6))),
                        row.number(7)))
                .toList();
    }
}
