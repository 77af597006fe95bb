package io.stagedoor.demo.screeningroom;

import io.stagedoor.demo.screeningroom.calls.FootageApi;
import io.stagedoor.demo.screeningroom.calls.GatewayCalls;
import io.stagedoor.demo.screeningroom.signin.Stagedoor;
import io.stagedoor.demo.serving.DemoServer;
import io.stagedoor.demo.serving.Loopback;
import io.stagedoor.demo.serving.Pages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;

/**
 * A sample application of a media-production platform, and what an application does to sign people in at Stagedoor: a confidential
 * OpenID Connect client that keeps its tokens on the server and calls its own API through the gateway.
 *
 * <p>Pages: {@code /}, {@code /login}, {@code /callback}, {@code POST /logout}; {@code /session} says whether the visit goes on;
 * {@code POST /backchannel-logout} is for Stagedoor; {@code /api} is the API behind the gateway.
 */
public final class ScreeningRoom implements DemoServer {

    private static final long LARGEST_FORM = 64 * 1024;

    private final Vertx vertx;
    private final ScreeningRoomSettings settings;
    private final Clock clock;

    public ScreeningRoom(Vertx vertx, ScreeningRoomSettings settings, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String title() {
        return "Screening Room";
    }

    @Override
    public String address() {
        return settings.application().toString();
    }

    @Override
    public Future<Void> start() {
        return Loopback.listen(vertx, title(), settings.application(), routes()).mapEmpty();
    }

    private Router routes() {
        Router router = Router.router(vertx);
        Pages.addAssetsAndHealth(router, "screening-room");
        FootageApi.addTo(router);
        Visiting visiting =
                new Visiting(settings, new Stagedoor(settings.signIn(), clock), new GatewayCalls(settings.address()));
        BodyHandler form = BodyHandler.create(false).setBodyLimit(LARGEST_FORM);
        router.get("/").blockingHandler(visiting::home, false);
        router.get("/calls").blockingHandler(visiting::calls, false);
        router.get("/teams").blockingHandler(visiting::teams, false);
        router.get("/session").blockingHandler(visiting::session, false);
        router.get("/login").blockingHandler(visiting::login, false);
        router.get("/callback").blockingHandler(visiting::callback, false);
        router.post("/logout").handler(form).blockingHandler(visiting::logout, false);
        router.post("/backchannel-logout").handler(form).blockingHandler(visiting::backChannelLogout, false);
        router.route().failureHandler(visiting::failed);
        return router;
    }
}
