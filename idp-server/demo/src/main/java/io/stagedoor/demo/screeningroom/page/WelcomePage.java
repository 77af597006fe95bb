package io.stagedoor.demo.screeningroom.page;

import io.stagedoor.demo.serving.Html;

/** Before sign-in: what this is, and the way in. */
public final class WelcomePage {

    private WelcomePage() {}

    /**
     * The page.
     *
     * @param ended whether a visit of this browser ended without its doing
     */
    public static Html of(boolean ended) {
        Html notice = ended
                ? Html.of("<p class=\"notice\" role=\"status\">Your session has ended. Sign in to come back in.</p>")
                : Html.NOTHING;
        return Layout.page("Screening Room", Html.NOTHING, Html.of("""
                {}
                <section class="welcome">
                <div class="pitch">
                <p class="eyebrow">Dailies &middot; unreleased</p>
                <h1>Watch it before anybody else does.</h1>
                <p class="lead">Today&rsquo;s footage for the people who make it. Who gets in is decided at Stagedoor, and every call
                for a clip is checked at the gateway.</p>
                <form class="sign-in" method="get" action="/login">
                <label for="email">Work e-mail <span>(optional)</span></label>
                <div class="field"><input id="email" name="email" type="email" autocomplete="username" placeholder="you@company.example">
                <button type="submit">Sign in</button></div>
                </form>
                </div>
                <img class="still" src="/assets/clip-stage-door.svg" alt="" width="640" height="360">
                </section>
                <section aria-labelledby="accounts">
                <h2 id="accounts">People to try</h2>
                <ul class="cast">
                <li><strong>maya@acme.example</strong><span>Her company signs her in: you meet acme&rsquo;s own page on the way.</span></li>
                <li><strong>lena@globex.example</strong><span>The same with globex, over SAML.</span></li>
                <li><strong>sam@initech.example</strong><span>Has a password at Stagedoor, and sets up a second factor.</span></li>
                </ul>
                <p class="hint">Their password was printed when the demonstration started; <code>./stagedoor demo accounts</code> shows it again.</p>
                </section>
                """, notice));
    }
}
