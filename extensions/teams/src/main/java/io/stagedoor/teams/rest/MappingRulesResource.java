package io.stagedoor.teams.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.change.MappingChanges;
import io.stagedoor.teams.change.Stores;
import io.stagedoor.teams.domain.DryRun;
import io.stagedoor.teams.domain.MappingRule;
import io.stagedoor.teams.domain.MappingRules;
import io.stagedoor.teams.domain.TeamId;
import io.stagedoor.teams.store.ListVersions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mapping rules of one organization, as one list in its order. */
public final class MappingRulesResource {

    /** As many changes as a dry run shows; it counts all. */
    private static final int MOST_SHOWN = 500;

    /** A rule as it is sent and answered. */
    record RuleJson(
            @Nullable String match,
            @Nullable String pattern,
            @Nullable String team,
            @Nullable String teamRole) {

        static RuleJson of(MappingRule rule) {
            return new RuleJson(rule.match().word(), rule.pattern(), rule.team().value(), rule.teamRole());
        }

        MappingRule rule() {
            MappingRule.Match kind = MappingRule.Match.of(Values.required(match, "match"))
                    .orElseThrow(() -> new IllegalArgumentException("match is exact, prefix or regex"));
            return new MappingRule(
                    kind,
                    Values.required(pattern, "pattern"),
                    new TeamId(Values.required(team, "team")),
                    Values.required(teamRole, "teamRole"));
        }
    }

    /** The whole list. */
    record RulesJson(@Nullable List<RuleJson> rules) {

        static RulesJson of(List<MappingRule> rules) {
            return new RulesJson(rules.stream().map(RuleJson::of).toList());
        }
    }

    private final AdministrativeCall call;

    MappingRulesResource(AdministrativeCall call) {
        this.call = call;
    }

    @GET
    @Path("")
    public Response read() {
        call.permit(AdministrativeAction.READ_MAPPING_RULES);
        return Answers.ok(RulesJson.of(stores().mappingRules().list()), new EntityTag(version()));
    }

    @PUT
    @Path("")
    public Response replace(@HeaderParam("If-Match") @Nullable String ifMatch, String body) {
        call.permit(AdministrativeAction.CHANGE_MAPPING_RULES);
        long version = version();
        new EntityTag(version).require(ifMatch);
        List<MappingRule> rules = Refusals.orFail(call, () -> changes().replace(rules(body), version));
        Trail.record(
                call,
                "mapping-rules.change",
                "organization",
                call.organization().getId(),
                Map.of("rules", String.valueOf(rules.size())));
        return Answers.ok(RulesJson.of(rules), new EntityTag(version + 1));
    }

    @POST
    @Path("dry-run")
    public Response dryRun(String body) {
        call.permit(AdministrativeAction.CHANGE_MAPPING_RULES);
        List<DryRun.Change> changes = Refusals.orFail(call, () -> changes().dryRun(rules(body)));
        return Answers.ok(Map.of(
                "total",
                changes.size(),
                "changes",
                changes.stream()
                        .limit(MOST_SHOWN)
                        .map(MappingRulesResource::shown)
                        .toList()));
    }

    private static Map<String, Object> shown(DryRun.Change change) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("person", change.person());
        shown.put("team", change.team().value());
        if (change.before() != null) {
            shown.put("before", change.before());
        }
        if (change.after() != null) {
            shown.put("after", change.after());
        }
        shown.put("lost", change.lost());
        shown.put("gained", change.gained());
        return shown;
    }

    private List<MappingRule> rules(String body) {
        List<RuleJson> sent = Checked.value(
                () -> Values.required(Json.read(body, RulesJson.class).rules(), "rules"), "/rules");
        List<MappingRule> rules = new ArrayList<>();
        if (sent.size() > MappingRules.MOST) {
            throw call.fail(Problem.invalid("There are at most " + MappingRules.MOST + " mapping rules.", "/rules"));
        }
        for (int index = 0; index < sent.size(); index++) {
            RuleJson rule = sent.get(index);
            rules.add(Checked.value(() -> Values.required(rule, "rule").rule(), "/rules/" + index));
        }
        return rules;
    }

    private long version() {
        return stores().versions().of(ListVersions.Name.MAPPING_RULES);
    }

    private MappingChanges changes() {
        return Changes.mapping(call.session(), call.organization().getId());
    }

    private Stores stores() {
        return Changes.stores(call.session(), call.organization().getId());
    }
}
