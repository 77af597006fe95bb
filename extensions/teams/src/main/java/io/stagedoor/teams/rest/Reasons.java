package io.stagedoor.teams.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.teams.domain.AccessException;
import io.stagedoor.teams.domain.Explanation.Reason;
import io.stagedoor.teams.domain.Source;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reasons as they are answered: codes and facts, no sentences, so that each page says them in its own language. */
final class Reasons {

    private Reasons() {}

    /** One reason; which members it has, its code says. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReasonJson(
            String code,
            @Nullable String teamRole,
            @Nullable Boolean conditional,
            @Nullable String source,
            @Nullable String exception,
            @Nullable String about,
            @Nullable Set<String> projects,
            @Nullable String expiresAt,
            @Nullable Long version) {

        private static ReasonJson of(String code) {
            return new ReasonJson(code, null, null, null, null, null, null, null, null);
        }

        private static ReasonJson role(String code, String teamRole, @Nullable Boolean conditional) {
            return new ReasonJson(code, teamRole, conditional, null, null, null, null, null, null);
        }

        private static ReasonJson projects(String code, Set<String> projects) {
            return new ReasonJson(code, null, null, null, null, null, projects, null, null);
        }

        private static ReasonJson source(String code, Source source) {
            return new ReasonJson(
                    code,
                    source.teamRole(),
                    null,
                    source.kind().word(),
                    null,
                    null,
                    Members.shown(source.projects()),
                    Values.text(source.expiresAt()),
                    null);
        }

        private static ReasonJson exception(String code, AccessException exception) {
            @Nullable
            String teamRole = exception.about() instanceof AccessException.About.Role(String key) ? key : null;
            return new ReasonJson(
                    code,
                    teamRole,
                    null,
                    null,
                    exception.id(),
                    exception.isAboutPerson() ? "person" : "team-role",
                    Members.shown(exception.projects()),
                    Values.text(exception.expiresAt()),
                    null);
        }
    }

    static ReasonJson json(Reason reason) {
        return switch (reason) {
            case Reason.NotInOrganization any -> ReasonJson.of("not-in-organization");
            case Reason.Suspended any -> ReasonJson.of("suspended");
            case Reason.NotInTeam any -> ReasonJson.of("not-in-team");
            case Reason.SourceExpired(Source source) -> ReasonJson.source("source-expired", source);
            case Reason.TeamRoleMissing(String key) -> ReasonJson.role("team-role-missing", key, null);
            case Reason.TeamRoleGives(String key) -> ReasonJson.role("team-role-gives", key, null);
            case Reason.TeamRoleLacks(String key, boolean conditional) ->
                ReasonJson.role("team-role-lacks", key, conditional);
            case Reason.ExceptionAllows(AccessException exception) ->
                ReasonJson.exception("exception-allows", exception);
            case Reason.ExceptionDenies(AccessException exception) ->
                ReasonJson.exception("exception-denies", exception);
            case Reason.ExceptionExpired(AccessException exception) ->
                ReasonJson.exception("exception-expired", exception);
            case Reason.ExceptionWithoutEffect(AccessException exception) ->
                ReasonJson.exception("exception-without-effect", exception);
            case Reason.NarrowedToProjects(var projects) ->
                ReasonJson.projects("narrowed-to-projects", projects.sorted());
            case Reason.ExceptionNarrowedToProjects(var projects) ->
                ReasonJson.projects("exception-narrowed-to-projects", projects.sorted());
            case Reason.TokenOlderThanChange(long version) ->
                new ReasonJson("token-older-than-change", null, null, null, null, null, null, null, version);
        };
    }
}
