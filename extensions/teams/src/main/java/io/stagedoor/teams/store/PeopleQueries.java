package io.stagedoor.teams.store;

import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.domain.AccessException;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions about many people of one organization, or about all that one person has there: one indexed statement each. */
public final class PeopleQueries {

    /** An exception and the team that it is laid over. */
    public record Said(String team, AccessException exception) {}

    private final Sql sql;
    private final String organization;

    public PeopleQueries(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    /** In how many teams a live source puts them; people in none are left out. */
    public Map<String, Long> numberOfTeams(Collection<String> people, Instant now) {
        Map<String, Long> found = new HashMap<>();
        if (!people.isEmpty()) {
            sql.rows(
                            "select m.person_id, count(distinct m.team_id) from sd_team_membership m"
                                    + " where m.organization_id = :organization and m.person_id in (:people)"
                                    + " and m.expires_at > :now group by m.person_id",
                            Map.of("organization", organization, "people", people, "now", now.toEpochMilli()))
                    .forEach(row -> found.put(row.text(0), row.number(1)));
        }
        return found;
    }

    /** Ids of all who hold an organization role above member. */
    public Set<String> administrators() {
        return sql
                .rows(
                        "select distinct r.person_id, r.organization_id from sd_organization_role r"
                                + " where r.organization_id = :organization and r.organization_role <> :member",
                        Map.of("organization", organization, "member", OrganizationRole.MEMBER.word()))
                .stream()
                .map(row -> row.text(0))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names of those teams, by id. */
    public Map<String, String> teamNames(Collection<String> teams) {
        return teams.isEmpty()
                ? Map.of()
                : sql
                        .rows(
                                "select t.id, t.name from sd_team t where t.organization_id = :organization and t.id in (:teams)",
                                Map.of("organization", organization, "teams", teams))
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(row -> row.text(0), row -> row.text(1)));
    }

    /** Every exception that names that person, expired ones too until they are removed. */
    public List<Said> exceptionsAbout(String person) {
        return sql
                .rows(
                        "select x.team_id, x.id, x.about_kind, x.about_id, x.permission, x.effect, x.constraint_text,"
                                + " x.projects, x.expires_at from sd_team_exception x"
                                + " where x.organization_id = :organization and x.about_kind = :kind and x.about_id = :person"
                                + " order by x.team_id, x.id",
                        Map.of("organization", organization, "kind", ExceptionStore.PERSON, "person", person))
                .stream()
                .map(row -> new Said(
                        row.text(0),
                        ExceptionStore.exception(new Sql.Row(Stream.iterate(1, column -> column + 1)
                                .limit(8)
                                .<Object>map(row.columns()::get)
                                .toList()))))
                .toList();
    }
}
