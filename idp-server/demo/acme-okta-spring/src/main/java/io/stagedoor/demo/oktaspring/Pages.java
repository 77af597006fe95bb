package io.stagedoor.demo.oktaspring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page of a foreign company: plain and blue, on purpose nothing like Stagedoor's own. */
@RestController
class Pages {

    private static final String REFUSED =
            "<p class=\"alert\" role=\"alert\">Unable to sign in. Check your e-mail and password.</p>";

    private final HttpSessionRequestCache savedRequests = new HttpSessionRequestCache();

    @GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
    String health() {
        return "{\"status\":\"UP\"}";
    }

    @GetMapping(path = "/login", produces = "text/html;charset=utf-8")
    String signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf,
            @RequestParam(name = "error", required = false) @Nullable String error) {
        String email = expectedEmail(savedRequests.getRequest(request, response));
        return page(error == null ? "" : REFUSED, csrf, email);
    }

    private static String page(String alert, CsrfToken csrf, String email) {
        String focus = " autofocus";
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in to acme</title>
            <link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/assets/style.css">
            </head>
            <body>
            <header><span class="mark" aria-hidden="true">a</span><span class="company">acme corporation</span></header>
            <main>
            <h1>Sign in</h1>
            <p class="lead">Use your acme account to continue to <strong>Stagedoor</strong>.</p>
            %s
            <form method="post" action="/login">
            <input type="hidden" name="%s" value="%s">
            <label for="email">E-mail</label>
            <input id="email" name="email" type="email" autocomplete="username" required value="%s"%s>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required%s>
            <button type="submit">Sign in</button>
            </form>
            </main>
            <footer>Demonstration: acme&rsquo;s own identity provider, run by the customer and not by Stagedoor.</footer>
            </body>
            </html>
            """.formatted(
                        alert,
                        HtmlUtils.htmlEscape(csrf.getParameterName()),
                        HtmlUtils.htmlEscape(csrf.getToken()),
                        HtmlUtils.htmlEscape(email),
                        email.isEmpty() ? focus : "",
                        email.isEmpty() ? "" : focus);
    }

    /** {@code login_hint} of the authorization request that led here. */
    private static String expectedEmail(@Nullable SavedRequest authorization) {
        String @Nullable [] hints = authorization == null ? null : authorization.getParameterValues("login_hint");
        return hints == null || hints.length == 0 ? "" : hints[0];
    }
}
