package io.stagedoor.teams.store;

import io.stagedoor.teams.domain.AccessException;
import io.stagedoor.teams.domain.HeldTeams;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.TeamId;
import io.stagedoor.teams.domain.TeamRole;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that one person's tokens need of our tables, in one statement whose every part begins with an index on that person, or on the
 * person's own teams: how many teams and people the organization has makes no difference.
 */
public final class HeldTeamsQuery {

    static final String STATEMENT = """
            select 'm', m.team_id, m.source_kind, m.source_id, m.team_role, '', '', m.projects, m.expires_at,
                   coalesce(r.name, ''), coalesce(r.permissions, ''), coalesce(r.conditional, '')
              from sd_team_membership m
              left join sd_team_role r on r.organization_id = m.organization_id and r.role_key = m.team_role
             where m.organization_id = :organization and m.person_id = :person and m.expires_at > :now
            union all
            select x.id, x.team_id, x.about_kind, x.about_id, x.permission, x.effect, x.constraint_text, x.projects, x.expires_at,
                   '', '', ''
              from sd_team_exception x
             where x.organization_id = :organization and x.about_kind = 'person' and x.about_id = :person and x.expires_at > :now
            union all
            select x.id, x.team_id, x.about_kind, x.about_id, x.permission, x.effect, x.constraint_text, x.projects, x.expires_at,
                   '', '', ''
              from sd_team_exception x
             where x.organization_id = :organization and x.about_kind = 'team-role' and x.expires_at > :now
               and x.team_id in (select own.team_id from sd_team_membership own
                                  where own.organization_id = :organization and own.person_id = :person)
            """;

    private final Sql sql;
    private final String organization;

    public HeldTeamsQuery(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    /** What is live at that moment. */
    public HeldTeams of(String person, Instant now) {
        Map<TeamId, List<Source>> sources = new HashMap<>();
        Map<TeamId, List<AccessException>> exceptions = new HashMap<>();
        Map<String, TeamRole> custom = new HashMap<>();
        for (Sql.Row row : sql.rows(
                STATEMENT, Map.of("organization", organization, "person", person, "now", now.toEpochMilli()))) {
            TeamId team = new TeamId(row.text(1));
            if (row.text(0).equals("m")) {
                sources.computeIfAbsent(team, any -> new ArrayList<>()).add(source(row));
                if (!row.text(9).isEmpty()) {
                    custom.computeIfAbsent(row.text(4), key -> role(key, row));
                }
            } else {
                exceptions.computeIfAbsent(team, any -> new ArrayList<>()).add(exception(row));
            }
        }
        Map<TeamId, HeldTeams.Rows> teams = new HashMap<>();
        sources.forEach((team, live) ->
                teams.put(team, new HeldTeams.Rows(live, exceptions.getOrDefault(team, List.of()))));
        return new HeldTeams(teams, custom);
    }

    private static Source source(Sql.Row row) {
        return new Source(
                Source.Kind.of(row.text(2)).orElseThrow(), row.text(3), row.text(4), row.projects(7), row.end(8));
    }

    private static AccessException exception(Sql.Row row) {
        List<?> columns = row.columns();
        return ExceptionStore.exception(
                new Sql.Row(Stream.of(0, 2, 3, 4, 5, 6, 7, 8).map(columns::get).toList()));
    }

    private static TeamRole role(String key, Sql.Row row) {
        return TeamRole.custom(
                key, row.text(9), TeamRoleStore.permissions(row.words(10)), TeamRoleStore.permissions(row.words(11)));
    }
}
