package io.stagedoor.demo.saml;

import io.stagedoor.demo.serving.DemoServer;
import io.stagedoor.demo.serving.Loopback;
import io.stagedoor.demo.serving.Pages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;

/**
 * globex's Entra ID: the corporate SAML 2.0 identity provider of a customer. Metadata at {@code /saml/metadata}; sign-on at
 * {@code /saml/sso} and logout at {@code /saml/slo}, by HTTP-Redirect and HTTP-POST; answers always by HTTP-POST.
 */
public final class GlobexEntra implements DemoServer {

    private static final long LARGEST_FORM = 256 * 1024;

    private final Vertx vertx;
    private final SamlSettings settings;
    private final Clock clock;

    public GlobexEntra(Vertx vertx, SamlSettings settings, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String title() {
        return "globex's Entra ID";
    }

    @Override
    public String address() {
        return settings.address().toString();
    }

    @Override
    public Future<Void> start() {
        return vertx.executeBlocking(() -> SigningKey.keptIn(settings.data(), clock.instant()))
                .compose(key -> vertx.executeBlocking(() -> routes(key)))
                .compose(routes -> Loopback.listen(vertx, title(), settings.address(), routes))
                .mapEmpty();
    }

    private Router routes(SigningKey key) {
        String metadata = Metadata.of(settings, key);
        SignOn signOn = new SignOn(settings, new Responses(settings, key), clock);
        BodyHandler form = BodyHandler.create(false).setBodyLimit(LARGEST_FORM);
        Router router = Router.router(vertx);
        Pages.addAssetsAndHealth(router, "globex");
        router.get("/saml/metadata")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/samlmetadata+xml")
                        .end(metadata));
        router.get("/saml/sso").blockingHandler(signOn::byRedirect, false);
        router.post("/saml/sso").handler(form).blockingHandler(signOn::byPost, false);
        router.post("/saml/sign-in").handler(form).blockingHandler(signOn::answerForm, false);
        router.get("/saml/slo").blockingHandler(signOn::logoutByRedirect, false);
        router.post("/saml/slo").handler(form).blockingHandler(signOn::logoutByPost, false);
        return router;
    }
}
