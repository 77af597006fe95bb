package io.stagedoor.demo.screeningroom;

import io.stagedoor.demo.screeningroom.calls.GatewayCalls;
import io.stagedoor.demo.screeningroom.page.CallsSection;
import io.stagedoor.demo.screeningroom.page.HomePage;
import io.stagedoor.demo.screeningroom.page.ProblemPage;
import io.stagedoor.demo.screeningroom.page.TeamsSection;
import io.stagedoor.demo.screeningroom.page.WelcomePage;
import io.stagedoor.demo.screeningroom.signin.BackChannelOutcome;
import io.stagedoor.demo.screeningroom.signin.RandomId;
import io.stagedoor.demo.screeningroom.signin.SignInOutcome;
import io.stagedoor.demo.screeningroom.signin.Stagedoor;
import io.stagedoor.demo.screeningroom.signin.UnavailableException;
import io.stagedoor.demo.screeningroom.signin.Visit;
import io.stagedoor.demo.serving.Html;
import io.stagedoor.demo.serving.Pages;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The requests of people (and of Stagedoor, for a logout): reads the request, asks, and shows what came of it. */
final class Visiting {

    private static final Logger LOG = Logger.getLogger(Visiting.class.getName());

    private static final int LONGEST_EMAIL = 254;

    private final ScreeningRoomSettings settings;
    private final Stagedoor stagedoor;
    private final GatewayCalls gatewayCalls;
    private final VisitCookies cookies;
    private final String policy;

    Visiting(ScreeningRoomSettings settings, Stagedoor stagedoor, GatewayCalls gatewayCalls) {
        this.settings = settings;
        this.stagedoor = stagedoor;
        this.gatewayCalls = gatewayCalls;
        this.cookies = new VisitCookies(settings.overTls());
        // Browsers apply form-action to every redirect that follows a form, and signing in may lead through a company's
        // own pages.
        this.policy = Pages.STRICT_POLICY + "; form-action 'self' "
                + settings.signInOrigins().stream().map(URI::toString).collect(Collectors.joining(" "));
    }

    void home(RoutingContext context) {
        Optional<String> cookie = cookies.visit(context);
        Optional<Visit> visit = cookie.flatMap(stagedoor::current);
        if (visit.isPresent()) {
            show(
                    context,
                    200,
                    HomePage.of(
                            visit.get(),
                            gatewayCalls.tryAll(visit.get().tokens()),
                            gatewayCalls.tryTeams(visit.get().tokens())));
            return;
        }
        cookie.ifPresent(ended -> cookies.dropVisit(context));
        show(context, 200, WelcomePage.of(cookie.isPresent()));
    }

    void calls(RoutingContext context) {
        cookies.visit(context)
                .flatMap(stagedoor::current)
                .ifPresentOrElse(
                        visit -> show(context, 200, CallsSection.of(gatewayCalls.tryAll(visit.tokens()))),
                        () -> context.response().setStatusCode(401).end());
    }

    void teams(RoutingContext context) {
        cookies.visit(context)
                .flatMap(stagedoor::current)
                .ifPresentOrElse(
                        visit -> show(context, 200, TeamsSection.of(gatewayCalls.tryTeams(visit.tokens()))),
                        () -> context.response().setStatusCode(401).end());
    }

    /** Asked every second by the page: whether the visit goes on, and which tokens it has now. */
    void session(RoutingContext context) {
        Optional<Visit> visit = cookies.visit(context).filter(stagedoor::goesOn).flatMap(stagedoor::current);
        if (visit.isPresent() && !gatewayCalls.stillTaken(visit.get().tokens())) {
            // The gateway learnt that something was taken away. A client does what RFC 6750 3.1 tells it: a new token,
            // once.
            visit = stagedoor.renew(visit.get());
        }
        JsonObject answer = new JsonObject().put("signedIn", visit.isPresent());
        visit.ifPresent(now -> answer.put("tokens", now.tokens().fingerprint()));
        Pages.sendJson(context, 200, answer.encode());
    }

    void login(RoutingContext context) {
        Optional<String> email = Optional.ofNullable(context.request().getParam("email"))
                .or(() -> Optional.ofNullable(context.request().getParam("login_hint")))
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_EMAIL);
        String browser = cookies.signIn(context).orElseGet(RandomId::create);
        URI destination = stagedoor.beginSignIn(browser, email);
        cookies.setSignIn(context, browser);
        Pages.redirect(context, destination.toString());
    }

    void callback(RoutingContext context) {
        URI answer = URI.create(settings.address() + context.request().uri());
        String browser = cookies.signIn(context).orElse("");
        switch (stagedoor.completeSignIn(answer, browser)) {
            case SignInOutcome.SignedIn signedIn -> {
                // A new value, never one that the browser had before: nobody can plant a visit (session fixation).
                cookies.visit(context).ifPresent(stagedoor::signOut);
                cookies.setVisit(context, signedIn.visit().id());
                cookies.dropSignIn(context);
                Pages.redirect(context, "/");
            }
            case SignInOutcome.Refused refused -> {
                LOG.log(Level.INFO, "sign-in refused: {0}", refused.reason());
                show(context, 400, ProblemPage.signInRefused(refused.detail()));
            }
        }
    }

    void logout(RoutingContext context) {
        if (isFromElsewhere(context)) {
            context.response().setStatusCode(403).end();
            return;
        }
        URI destination = cookies.visit(context).map(stagedoor::signOut).orElse(URI.create("/"));
        cookies.dropVisit(context);
        Pages.redirect(context, destination.toString());
    }

    void backChannelLogout(RoutingContext context) {
        String token = context.request().getFormAttribute("logout_token");
        switch (stagedoor.backChannelLogout(token == null ? "" : token)) {
            case BackChannelOutcome.Ended ended -> {
                LOG.log(Level.INFO, "back-channel logout ended {0} visits", ended.visits());
                Pages.sendJson(context, 200, "{}");
            }
            case BackChannelOutcome.Refused refused ->
                Pages.sendJson(
                        context,
                        400,
                        new JsonObject()
                                .put("error", "invalid_request")
                                .put("error_description", refused.reason())
                                .encode());
        }
    }

    void failed(RoutingContext context) {
        if (context.failure() instanceof UnavailableException) {
            LOG.log(
                    Level.WARNING,
                    "Stagedoor does not answer: {0}",
                    context.failure().getMessage());
            show(context, 503, ProblemPage.stagedoorAway());
            return;
        }
        if (context.failure() != null) {
            LOG.log(Level.SEVERE, "a request failed", context.failure());
        }
        context.response()
                .setStatusCode(context.statusCode() < 0 ? 500 : context.statusCode())
                .end();
    }

    /** SameSite does not tell the ports of one host apart; Fetch Metadata does. */
    private static boolean isFromElsewhere(RoutingContext context) {
        String site = context.request().getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin");
    }

    private void show(RoutingContext context, int status, Html page) {
        Pages.send(context, status, policy, page);
    }
}
