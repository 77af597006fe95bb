package io.stagedoor.demo.saml;

import io.stagedoor.demo.serving.Html;
import io.stagedoor.demo.serving.Pages;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.opensaml.core.xml.XMLObject;

/** Browsers that come with a message: reads it, asks for a password where there is no session, and sends the answer back. */
final class SignOn {

    private static final String COOKIE = "globex_entra_session";

    private final SamlSettings settings;
    private final SignOnRequests requests;
    private final LogoutRequests logouts;
    private final Responses responses;
    private final EntraSessions sessions = new EntraSessions();
    private final Clock clock;

    SignOn(SamlSettings settings, Responses responses, Clock clock) {
        this.settings = settings;
        this.requests = new SignOnRequests(settings, clock);
        this.logouts = new LogoutRequests(settings, clock);
        this.responses = responses;
        this.clock = clock;
    }

    void byRedirect(RoutingContext context) {
        arrive(context, SignOnMessage.of(context.request().params(), Encoding.REDIRECT));
    }

    void byPost(RoutingContext context) {
        arrive(context, SignOnMessage.of(context.request().formAttributes(), Encoding.POST));
    }

    private void arrive(RoutingContext context, SignOnMessage message) {
        switch (requests.read(message.request(), message.encoding())) {
            case SignOnRequest.Refused refused -> show(context, 400, EntraPages.problem(refused.reason()));
            case SignOnRequest.Accepted accepted -> {
                Optional<EntraSession> session = cookie(context).flatMap(sessions::find);
                if (session.isPresent() && !accepted.forced()) {
                    sendBack(context, message, responses.signedIn(accepted.id(), session.get(), clock.instant()));
                } else {
                    show(
                            context,
                            200,
                            EntraPages.signIn(message, accepted.email().orElse(""), false));
                }
            }
        }
    }

    void answerForm(RoutingContext context) {
        if (isFromElsewhere(context)) {
            show(context, 403, EntraPages.problem("This form was sent from another site."));
            return;
        }
        var form = context.request().formAttributes();
        SignOnMessage message = SignOnMessage.returned(form);
        switch (requests.read(message.request(), message.encoding())) {
            case SignOnRequest.Refused refused -> show(context, 400, EntraPages.problem(refused.reason()));
            case SignOnRequest.Accepted accepted -> {
                String email = SignOnMessage.parameter(form, "email");
                Employee.signIn(email, SignOnMessage.parameter(form, "password"), settings.password())
                        .ifPresentOrElse(
                                employee -> begin(context, message, accepted, employee),
                                () -> show(context, 401, EntraPages.signIn(message, email, true)));
            }
        }
    }

    private void begin(
            RoutingContext context, SignOnMessage message, SignOnRequest.Accepted accepted, Employee employee) {
        Instant now = clock.instant();
        EntraSession session = new EntraSession(employee, Responses.newId(), now);
        context.response()
                .addCookie(Cookie.cookie(COOKIE, sessions.begin(session))
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure("https".equals(settings.address().getScheme()))
                        .setSameSite(CookieSameSite.LAX));
        sendBack(context, message, responses.signedIn(accepted.id(), session, now));
    }

    void logoutByRedirect(RoutingContext context) {
        logout(context, SignOnMessage.of(context.request().params(), Encoding.REDIRECT));
    }

    void logoutByPost(RoutingContext context) {
        logout(context, SignOnMessage.of(context.request().formAttributes(), Encoding.POST));
    }

    private void logout(RoutingContext context, SignOnMessage message) {
        logouts.read(message.request(), message.encoding())
                .ifPresentOrElse(
                        logout -> {
                            logout.sessions().forEach(sessions::endByIndex);
                            sendBack(context, message, responses.signedOut(logout.id(), clock.instant()));
                        },
                        () -> show(context, 400, EntraPages.problem("The logout request cannot be used.")));
    }

    private void sendBack(RoutingContext context, SignOnMessage message, XMLObject response) {
        String encoded = Encoding.post(OpenSaml.serialize(response));
        show(context, 200, EntraPages.post(settings.assertionConsumer(), encoded, message.relayState()));
    }

    private static Optional<String> cookie(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(COOKIE)).map(Cookie::getValue);
    }

    private static boolean isFromElsewhere(RoutingContext context) {
        String site = context.request().getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin");
    }

    /** No form-action: the answer goes to Stagedoor and from there, by redirects, to whichever application it was for. */
    private static void show(RoutingContext context, int status, Html page) {
        Pages.send(context, status, Pages.STRICT_POLICY, page);
    }
}
