package io.stagedoor.demo.screeningroom.page;

import io.stagedoor.demo.screeningroom.calls.CallResult;
import io.stagedoor.demo.screeningroom.calls.CallResult.Decision;
import io.stagedoor.demo.screeningroom.calls.TeamAction;
import io.stagedoor.demo.screeningroom.calls.TeamCalls;
import io.stagedoor.demo.serving.Html;
import java.util.List;
import java.util.stream.IntStream;

/** Every action of the permission table in each team of the visitor: allowed or refused, and why. */
public final class TeamsSection {

    private TeamsSection() {}

    /** The section by itself, to be put in place of an older one. */
    public static Html of(List<TeamCalls> teams) {
        return Html.of(
                """
                <section id="teams" aria-labelledby="teams-title" aria-live="polite">
                <h2 id="teams-title">What you may do</h2>
                {}
                </section>""",
                teams.isEmpty()
                        ? Html.of(
                                "<p class=\"notice\">You are in no team yet. An administrator of your organization has to let you in.</p>")
                        : Html.join(teams.stream().map(TeamsSection::team)));
    }

    private static Html team(TeamCalls team) {
        return Html.of(
                """
                <div class="team" data-team="{}" data-role="{}">
                <p class="hint">Team <code>{}</code>: you are <strong>{}</strong>. Each line is a call that the gateway has just decided.</p>
                <div class="scroll"><table class="claims">
                <thead><tr><th scope="col">Action</th><th scope="col">Permission</th><th scope="col">Gateway</th><th scope="col">Why</th></tr></thead>
                <tbody>
                {}
                </tbody></table></div></div>""",
                team.team(),
                team.role(),
                team.team(),
                team.role(),
                Html.join(IntStream.range(0, team.results().size())
                        .mapToObj(i -> row(TeamAction.ALL.get(i), team.results().get(i)))));
    }

    private static Html row(TeamAction action, CallResult result) {
        boolean allowed = result.decision() == Decision.ALLOWED;
        return Html.of(
                """
                <tr data-permission="{}" data-status="{}"><th scope="row">{}</th><td><code>{}</code></td>
                <td class="{}"><p class="decision">{}</p></td><td>{}</td></tr>""",
                action.permission(),
                result.status(),
                action.title(),
                action.permission(),
                allowed ? "allowed" : result.decision() == Decision.REFUSED ? "refused" : "no-answer",
                allowed ? "allowed" : result.decision() == Decision.REFUSED ? "refused" : "no answer",
                result.reason());
    }
}
