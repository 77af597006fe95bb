package io.stagedoor.demo.mail;

import io.stagedoor.demo.serving.DemoServer;
import io.stagedoor.demo.serving.Loopback;
import io.stagedoor.demo.serving.Pages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;

/**
 * Everything that Stagedoor mails, on one page: {@code /} for people, {@code /api/messages} (and {@code /api/messages/{id}}) for tests.
 * A mail's HTML runs in a sandbox without scripts and may load pictures of Stagedoor only; its links open in the whole window.
 */
public final class MailView implements DemoServer {

    private final Vertx vertx;
    private final MailSettings settings;
    private final Mailbox mailbox;
    private final MailSink sink;

    public MailView(Vertx vertx, MailSettings settings, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.mailbox = new Mailbox(clock);
        this.sink = new MailSink(settings.smtpPort(), mailbox);
    }

    @Override
    public String title() {
        return "The mail view";
    }

    @Override
    public String address() {
        return settings.address() + " (SMTP on port " + settings.smtpPort() + ")";
    }

    @Override
    public Future<Void> start() {
        return vertx.<Void>executeBlocking(() -> {
                    sink.start("The mail sink");
                    return null;
                })
                .compose(started -> Loopback.listen(vertx, title(), settings.address(), routes()))
                .mapEmpty();
    }

    @Override
    public void stop() {
        sink.stop();
    }

    private Router routes() {
        Router router = Router.router(vertx);
        Pages.addAssetsAndHealth(router, "mail");
        router.get("/").handler(this::list);
        router.get("/messages/:id").handler(this::show);
        router.get("/messages/:id/html").handler(this::showHtml);
        router.get("/api/messages")
                .handler(context -> Pages.sendJson(context, 200, MailJson.of(mailbox.newestFirst())));
        router.get("/api/messages/:id").handler(this::showJson);
        return router;
    }

    private void list(RoutingContext context) {
        Pages.send(context, 200, Pages.STRICT_POLICY, MailPages.list(mailbox.newestFirst()));
    }

    private void show(RoutingContext context) {
        find(context)
                .ifPresentOrElse(
                        mail -> Pages.send(
                                context, 200, Pages.STRICT_POLICY, MailPages.one(mail, mailbox.newestFirst())),
                        context::next);
    }

    private void showJson(RoutingContext context) {
        find(context)
                .ifPresentOrElse(
                        mail -> Pages.sendJson(context, 200, MailJson.of(mail).encode()), context::next);
    }

    private void showHtml(RoutingContext context) {
        find(context)
                .flatMap(Mail::html)
                .ifPresentOrElse(
                        html -> context.response()
                                .putHeader("Content-Type", "text/html; charset=utf-8")
                                .putHeader("Content-Security-Policy", sandbox())
                                .putHeader("X-Content-Type-Options", "nosniff")
                                .putHeader("Referrer-Policy", "no-referrer")
                                // Links of a mail go to the window, not into the little frame. The doctype keeps quirks
                                // away.
                                .end("<!doctype html><base target=\"_top\">" + html),
                        context::next);
    }

    /** Stands on the document itself as well as on the frame: opened directly, the mail is as powerless. */
    private String sandbox() {
        return "sandbox allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox; "
                + "default-src 'none'; style-src 'unsafe-inline'; img-src data: " + settings.pictures()
                + "; frame-ancestors 'self'";
    }

    private Optional<Mail> find(RoutingContext context) {
        String id = context.pathParam("id");
        return id.matches("[0-9]{1,18}") ? mailbox.find(Long.parseLong(id)) : Optional.empty();
    }
}
