package io.stagedoor.demo.saml;

import io.stagedoor.demo.serving.Html;

/** The pages of a foreign company: green and square, on purpose nothing like Stagedoor's own. */
final class EntraPages {

    private EntraPages() {}

    /** The request travels along in the form and is checked again when it comes back: nothing is kept for people who never return. */
    static Html signIn(SignOnMessage message, String email, boolean refused) {
        Html alert = refused
                ? Html.of("<p class=\"alert\" role=\"alert\">Your account or password is incorrect.</p>")
                : Html.NOTHING;
        Html focusEmail = email.isEmpty() ? Html.of(" autofocus") : Html.NOTHING;
        Html focusPassword = email.isEmpty() ? Html.NOTHING : Html.of(" autofocus");
        return page(
                "Sign in to your globex account",
                Html.of(
                        """
                <h1>Sign in</h1>
                <p class="lead">to continue to Stagedoor</p>
                {}
                <form method="post" action="/saml/sign-in">
                <input type="hidden" name="SAMLRequest" value="{}"><input type="hidden" name="RelayState" value="{}">
                <input type="hidden" name="encoding" value="{}">
                <label for="email">E-mail</label>
                <input id="email" name="email" type="email" autocomplete="username" required value="{}"{}>
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required{}>
                <button type="submit">Next</button>
                </form>""",
                        alert,
                        message.request(),
                        message.relayState(),
                        message.encoding(),
                        email,
                        focusEmail,
                        focusPassword));
    }

    /** HTTP-POST binding (SAML 2.0 Bindings 3.5): the form submits itself; the button is for browsers without JavaScript. */
    static Html post(String destination, String response, String relayState) {
        return page("Back to Stagedoor", Html.of("""
                <h1>One moment</h1>
                <p class="lead">You are being taken back to Stagedoor.</p>
                <form id="post" method="post" action="{}">
                <input type="hidden" name="SAMLResponse" value="{}"><input type="hidden" name="RelayState" value="{}">
                <button type="submit">Continue</button>
                </form>
                <script src="/assets/post.js" defer></script>""", destination, response, relayState));
    }

    static Html problem(String sentence) {
        return page("globex: sign-in problem", Html.of("<h1>That did not work</h1>\n<p>{}</p>", sentence));
    }

    private static Html page(String title, Html body) {
        return Html.of("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{}</title>
                <link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/assets/globex.css">
                </head>
                <body>
                <main>
                <p class="company"><img src="/assets/mark.svg" alt="" width="28" height="28">GLOBEX</p>
                {}
                </main>
                <footer>Demonstration: globex&rsquo;s own identity provider, run by the customer and not by Stagedoor.</footer>
                </body>
                </html>
                """, title, body);
    }
}
