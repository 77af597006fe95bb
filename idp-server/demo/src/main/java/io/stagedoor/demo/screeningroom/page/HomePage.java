package io.stagedoor.demo.screeningroom.page;

import io.stagedoor.demo.screeningroom.calls.CallResult;
import io.stagedoor.demo.screeningroom.calls.Clip;
import io.stagedoor.demo.screeningroom.calls.FootageAnswer;
import io.stagedoor.demo.screeningroom.calls.TeamCalls;
import io.stagedoor.demo.screeningroom.signin.Visit;
import io.stagedoor.demo.screeningroom.signin.Visitor;
import io.stagedoor.demo.serving.Html;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** After sign-in: today's footage, who you are, and what the gateway thinks of your calls. */
public final class HomePage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private HomePage() {}

    /**
     * The page.
     *
     * @param calls what the gateway decided; the first is the call for the footage
     * @param teams what it decided about every action in each of the visitor's teams
     */
    public static Html of(Visit visit, List<CallResult> calls, List<TeamCalls> teams) {
        Visitor visitor = visit.visitor();
        Claims claims = Claims.of(visit.tokens().accessToken());
        String organization = String.join(", ", claims.organizations());
        Html content = Html.join(Stream.of(
                dailies(calls, organization),
                Html.of("<div class=\"pair\">{}{}</div>", person(visitor, organization), assurance(visitor, claims)),
                TeamsSection.of(teams),
                CallsSection.of(calls),
                token(visit, claims)));
        return Layout.page(
                "Dailies · Screening Room",
                account(visitor, organization, visit.tokens().fingerprint()),
                content);
    }

    private static Html account(Visitor visitor, String organization, String tokens) {
        return Html.of("""
                <div class="account" data-tokens="{}">
                <p><strong>{}</strong><span>{}</span></p>
                <form method="post" action="/logout"><button class="quiet" type="submit">Sign out</button></form>
                </div>""", tokens, visitor.name(), organization.isEmpty() ? visitor.email() : organization);
    }

    private static Html dailies(List<CallResult> calls, String organization) {
        Optional<FootageAnswer> footage = calls.stream().findFirst().flatMap(call -> FootageAnswer.parse(call.body()));
        Html strip = footage.map(answer -> Html.of(
                        "<ul class=\"strip\">{}</ul>",
                        Html.join(answer.clips().stream().map(clip -> card(clip, organization)))))
                .orElse(
                        Html.of(
                                "<p class=\"notice\">The gateway did not let the call for the footage through: see below why.</p>"));
        return Html.of("""
                <section aria-labelledby="dailies">
                <p class="eyebrow">Unreleased</p>
                <h1 id="dailies">Today&rsquo;s dailies</h1>
                {}
                </section>""", strip);
    }

    private static Html card(Clip clip, String organization) {
        return Html.of(
                """
                <li class="clip"><div class="frame"><img src="/assets/{}" alt="" width="640" height="360"><span class="timecode">{}</span>
                <span class="mark">{}</span></div>
                <h3>{}</h3><p>Scene {} &middot; take {} <span class="state">{}</span></p></li>""",
                clip.picture(),
                clip.timecode(),
                organization.isEmpty() ? "unreleased" : organization,
                clip.title(),
                clip.scene(),
                clip.take(),
                clip.state());
    }

    private static Html person(Visitor visitor, String organization) {
        return Html.of(
                """
                <section class="panel" aria-labelledby="person"><h2 id="person">Who you are</h2>
                <dl id="who">{}{}{}{}</dl></section>""",
                entry("Name", visitor.name()),
                entry("E-mail", visitor.email()),
                entry("Organization", organization.isEmpty() ? "none" : organization),
                code("Subject", visitor.subject()));
    }

    private static Html assurance(Visitor visitor, Claims claims) {
        String level = visitor.assuranceLevel().or(() -> claims.text("acr")).orElse("not stated");
        String methods = visitor.methods().isEmpty()
                ? claims.text("amr").filter(text -> !text.isEmpty()).orElse("not stated")
                : String.join(", ", visitor.methods());
        return Html.of(
                """
                <section class="panel" aria-labelledby="assurance"><h2 id="assurance">How you were signed in</h2>
                <dl>{}{}{}{}</dl></section>""",
                entry("Level (acr)", level),
                entry("Methods (amr)", methods),
                entry(
                        "When (auth_time)",
                        visitor.authenticatedAt().map(TIME::format).orElse("not stated")),
                code("Session (sid)", visitor.sessionId().orElse("not stated")));
    }

    private static Html entry(String term, String value) {
        return Html.of("<div><dt>{}</dt><dd>{}</dd></div>", term, value);
    }

    private static Html code(String term, String value) {
        return Html.of("<div><dt>{}</dt><dd><code>{}</code></dd></div>", term, value);
    }

    private static Html token(Visit visit, Claims claims) {
        Html rows = Html.join(claims.rows().stream()
                .map(row -> Html.of(
                        "<tr><th scope=\"row\">{}</th><td><code>{}</code>{}</td></tr>",
                        row.name(),
                        row.value(),
                        row.time().map(HomePage::time).orElse(Html.NOTHING))));
        return Html.of("""
                <section aria-labelledby="token">
                <h2 id="token">Your access token</h2>
                <p class="hint">Screening Room keeps it on its server. It is shown here because this is a demonstration.</p>
                <div class="scroll" tabindex="0" role="region" aria-labelledby="token"><table class="claims"><thead><tr><th scope="col">Claim</th><th scope="col">Value</th></tr></thead>
                <tbody>{}</tbody></table></div>
                <details class="raw"><summary>The token itself, for curl</summary>
                <pre id="raw-token">{}</pre>
                <button class="quiet" type="button" data-copy="raw-token">Copy</button> <span role="status" id="copied"></span>
                </details>
                </section>""", rows, visit.tokens().accessToken());
    }

    private static Html time(Instant instant) {
        return Html.of(" <time datetime=\"{}\">{}</time>", instant, TIME.format(instant));
    }
}
