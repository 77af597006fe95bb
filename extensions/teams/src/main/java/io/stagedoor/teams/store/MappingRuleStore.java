package io.stagedoor.teams.store;

import io.stagedoor.teams.domain.MappingRule;
import io.stagedoor.teams.domain.TeamId;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/** An organization's mapping rules, in their order. */
public final class MappingRuleStore {

    private final Sql sql;
    private final String organization;

    public MappingRuleStore(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    public List<MappingRule> list() {
        return sql
                .rows(
                        "select r.match_kind, r.pattern, r.team_id, r.team_role from sd_team_mapping_rule r"
                                + " where r.organization_id = :organization order by r.rule_index",
                        Map.of("organization", organization))
                .stream()
                .map(row -> new MappingRule(
                        MappingRule.Match.of(row.text(0)).orElseThrow(),
                        row.text(1),
                        new TeamId(row.text(2)),
                        row.text(3)))
                .toList();
    }

    public void replace(List<MappingRule> rules) {
        sql.update(
                "delete from sd_team_mapping_rule where organization_id = :organization",
                Map.of("organization", organization));
        for (int index = 0; index < rules.size(); index++) {
            MappingRule rule = rules.get(index);
            sql.update(
                    "insert into sd_team_mapping_rule"
                            + " (organization_id, rule_index, match_kind, pattern, team_id, team_role)"
                            + " values (:organization, :index, :kind, :pattern, :team, :role)",
                    Map.of(
                            "organization", organization,
                            "index", index,
                            "kind", rule.match().word(),
                            "pattern", rule.pattern(),
                            "team", rule.team().value(),
                            "role", rule.teamRole()));
        }
    }
}
