package io.stagedoor.demo.screeningroom;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The two cookies of Screening Room: one for the browser that began a sign-in, one for the visit. Both are out of reach of scripts and
 * stay away from requests that other sites make, except for the top-level GET that comes back from Stagedoor.
 */
final class VisitCookies {

    private static final String VISIT = "screening_room_visit";
    private static final String SIGN_IN = "screening_room_sign_in";

    /** {@code __Host-} needs TLS (RFC 6265bis 4.1.3.2), so on http://localhost the names go without. */
    private final boolean overTls;

    VisitCookies(boolean overTls) {
        this.overTls = overTls;
    }

    Optional<String> visit(RoutingContext context) {
        return read(context, VISIT);
    }

    Optional<String> signIn(RoutingContext context) {
        return read(context, SIGN_IN);
    }

    void setVisit(RoutingContext context, String id) {
        set(context, VISIT, id);
    }

    void setSignIn(RoutingContext context, String id) {
        set(context, SIGN_IN, id);
    }

    void dropVisit(RoutingContext context) {
        drop(context, VISIT);
    }

    void dropSignIn(RoutingContext context) {
        drop(context, SIGN_IN);
    }

    private Optional<String> read(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getCookie(prefixed(name))).map(Cookie::getValue);
    }

    private void set(RoutingContext context, String name, String value) {
        context.response().addCookie(cookie(name, value));
    }

    private void drop(RoutingContext context, String name) {
        context.response().addCookie(cookie(name, "").setMaxAge(0));
    }

    private Cookie cookie(String name, String value) {
        return Cookie.cookie(prefixed(name), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(overTls)
                .setSameSite(CookieSameSite.LAX);
    }

    private String prefixed(String name) {
        return overTls ? "__Host-" + name : name;
    }
}
