package io.stagedoor.teams.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.change.Stores;
import io.stagedoor.teams.domain.BuiltInTeamRoles;
import io.stagedoor.teams.domain.Explanation;
import io.stagedoor.teams.domain.Permission;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.Team;
import io.stagedoor.teams.domain.TeamRole;
import io.stagedoor.teams.domain.TokenRights;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Why somebody can do something in a team, or cannot. Changes nothing. */
public final class ExplanationsResource {

    /**
     * What is asked.
     *
     * @param ver the claim of a token that was refused; says whether it is older than the last change
     */
    record ExplanationRequest(
            @Nullable String person,
            @Nullable String permission,
            @Nullable String project,
            @Nullable Long ver) {

        String whom() {
            String id = Values.required(person, "person");
            if (id.isEmpty() || id.length() > 36) {
                throw new IllegalArgumentException("person is the id of somebody");
            }
            return id;
        }

        Explanation.Question question() {
            if (project != null && !TokenRights.PROJECT.matcher(project).matches()) {
                throw new IllegalArgumentException("a project's id has 1 to 64 of A-Z a-z 0-9 . _ ~ : -");
            }
            return new Explanation.Question(Permission.require(Values.required(permission, "permission")), project);
        }
    }

    /** The answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExplanationJson(String allowed, @Nullable String constraint, List<Reasons.ReasonJson> reasons) {
        static ExplanationJson of(Explanation explanation) {
            return new ExplanationJson(
                    explanation.verdict().name().toLowerCase(Locale.ROOT),
                    explanation.constraint(),
                    explanation.reasons().stream().map(Reasons::json).toList());
        }
    }

    private final AdministrativeCall call;
    private final Function<AdministrativeAction, Team> team;

    ExplanationsResource(AdministrativeCall call, Function<AdministrativeAction, Team> team) {
        this.call = call;
        this.team = team;
    }

    @POST
    @Path("")
    public Response explain(String body) {
        Team about = team.apply(AdministrativeAction.READ_TEAMS);
        ExplanationRequest request = Json.read(body, ExplanationRequest.class);
        String person = Checked.value(request::whom, "/person");
        Explanation.Question question = Checked.value(request::question, null);
        Explanation explanation =
                Belonging.to(call, person) ? explanation(about, person, question) : Explanation.ofStranger();
        return Answers.ok(ExplanationJson.of(withTokenOf(person, request.ver(), explanation)));
    }

    private Explanation explanation(Team about, String person, Explanation.Question question) {
        Stores stores = Changes.stores(call.session(), call.organization().getId());
        List<Source> sources = stores.memberships().in(about.id(), List.of(person)).stream()
                .map(stored -> stored.membership().source())
                .toList();
        return Explanation.of(
                question,
                isSuspended(person),
                sources,
                stores.exceptions().about(about.id(), question.permission(), person),
                key -> role(stores, key),
                Changes.CLOCK.instant());
    }

    /** Whether a guest is let in anywhere is their home organization's business. */
    private boolean isSuspended(String person) {
        @Nullable UserModel user = call.session().users().getUserById(call.realm(), person);
        return user != null && !user.isEnabled() && HomeOrganization.is(call.session(), call.organization(), user);
    }

    private Explanation withTokenOf(String person, @Nullable Long ver, Explanation explanation) {
        @Nullable SignalLog signals = call.session().getProvider(SignalLog.class);
        if (ver == null || signals == null || !Belonging.to(call, person)) {
            return explanation;
        }
        long current = signals.versions(call.organization().getId(), person).person();
        return ver < current ? explanation.withOldToken(current) : explanation;
    }

    private static Optional<TeamRole> role(Stores stores, String key) {
        return BuiltInTeamRoles.of(key).or(() -> stores.teamRoles().role(key));
    }
}
