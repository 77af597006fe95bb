package io.stagedoor.demo.screeningroom.page;

import io.stagedoor.demo.serving.Html;

/** Something went wrong, said in a sentence, with the way on. */
public final class ProblemPage {

    private ProblemPage() {}

    public static Html signInRefused(String detail) {
        return problem("You are not signed in", detail);
    }

    public static Html stagedoorAway() {
        return problem(
                "Stagedoor does not answer",
                "Nobody can sign in at the moment. Nothing is lost: try again in a little while.");
    }

    private static Html problem(String title, String detail) {
        return Layout.page(title, Html.NOTHING, Html.of("""
                <section class="problem" role="alert">
                <h1>{}</h1>
                <p>{}</p>
                <p><a class="button" href="/">Back to Screening Room</a></p>
                </section>
                """, title, detail));
    }
}
