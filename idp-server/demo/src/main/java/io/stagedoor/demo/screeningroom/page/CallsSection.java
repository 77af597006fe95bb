package io.stagedoor.demo.screeningroom.page;

import io.stagedoor.demo.screeningroom.calls.CallResult;
import io.stagedoor.demo.screeningroom.calls.FootageAnswer;
import io.stagedoor.demo.serving.Html;
import java.util.List;

/** The calls that the gateway allowed or refused, and why. */
public final class CallsSection {

    private CallsSection() {}

    /** The section by itself, to be put in place of an older one. */
    public static Html of(List<CallResult> calls) {
        return Html.of("""
                <section id="calls" aria-labelledby="calls-title">
                <div class="head"><div><h2 id="calls-title">What the gateway decided</h2>
                <p class="hint">Screening Room just made these calls to its own API, through the gateway.</p></div>
                <a class="button" href="/#calls" data-again>Call again</a></div>
                <ol class="calls">
                {}
                </ol>
                </section>""", Html.join(calls.stream().map(CallsSection::row)));
    }

    private static Html row(CallResult call) {
        return Html.of(
                """
                <li class="call {}" data-status="{}"><p class="decision"><span class="status">{}</span> {}</p>
                <div><h3>{}</h3><p class="request"><code>{}</code></p><p class="reason">{}</p>
                <p class="correlation">Correlation id <code>{}</code></p>{}</div></li>""",
                css(call),
                call.status(),
                call.status() == 0 ? "–" : String.valueOf(call.status()),
                word(call),
                call.title(),
                call.request(),
                call.reason(),
                call.correlationId(),
                headers(call));
    }

    private static Html headers(CallResult call) {
        return FootageAnswer.parse(call.body())
                .map(footage -> Html.of(
                        "<details><summary>What the application received</summary><dl>{}</dl></details>",
                        Html.join(footage.caller().entrySet().stream()
                                .map(header -> Html.of(
                                        "<div><dt>{}</dt><dd><code>{}</code></dd></div>",
                                        header.getKey(),
                                        header.getValue())))))
                .orElse(Html.NOTHING);
    }

    private static String css(CallResult call) {
        return switch (call.decision()) {
            case ALLOWED -> "allowed";
            case REFUSED -> "refused";
            case NO_ANSWER -> "no-answer";
        };
    }

    private static String word(CallResult call) {
        return switch (call.decision()) {
            case ALLOWED -> "allowed";
            case REFUSED -> "refused";
            case NO_ANSWER -> "no answer";
        };
    }
}
