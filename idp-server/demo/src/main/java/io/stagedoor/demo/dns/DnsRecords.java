package io.stagedoor.demo.dns;

import io.stagedoor.demo.serving.DemoServer;
import io.stagedoor.demo.serving.Html;
import io.stagedoor.demo.serving.Loopback;
import io.stagedoor.demo.serving.Pages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * The zone of everybody: a page on which whoever tries the demonstration makes TXT records, as they would at their domain's registrar, and a name
 * server that answers with them. Tests make them at {@code /api/records}.
 */
public final class DnsRecords implements DemoServer {

    private static final int MOST = 200;
    private static final int LONGEST = 200;
    private static final long TTL = 60;

    private final Vertx vertx;
    private final DnsSettings settings;
    private final Map<String, String> records = new ConcurrentSkipListMap<>();
    private final DatagramSocket socket;

    public DnsRecords(Vertx vertx, DnsSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.socket = vertx.createDatagramSocket();
    }

    @Override
    public String title() {
        return "The DNS records";
    }

    @Override
    public String address() {
        return settings.address() + " (DNS on port " + settings.dnsPort() + ")";
    }

    @Override
    public Future<Void> start() {
        socket.handler(this::answer);
        return socket.listen(settings.dnsPort(), Loopback.HOST)
                .recover(failure -> Future.failedFuture(Loopback.cannotListen(title(), settings.dnsPort(), failure)))
                .compose(listening -> Loopback.listen(vertx, title(), settings.address(), routes()))
                .mapEmpty();
    }

    private Router routes() {
        Router router = Router.router(vertx);
        Pages.addAssetsAndHealth(router, "mail");
        router.route().handler(BodyHandler.create(false).setBodyLimit(8 * 1024L));
        router.get("/").handler(this::page);
        router.post("/").handler(context -> {
            make(
                    text(context.request().getFormAttribute("name")),
                    text(context.request().getFormAttribute("value")));
            Pages.redirect(context, "/");
        });
        router.post("/api/records").handler(context -> {
            JsonObject record = context.body().asJsonObject();
            make(text(record.getString("name")), text(record.getString("value")));
            Pages.sendJson(context, 200, "{}");
        });
        router.delete("/api/records/:name").handler(context -> {
            records.remove(key(context.pathParam("name")));
            Pages.sendJson(context, 200, "{}");
        });
        return router;
    }

    private void make(String name, String value) {
        if (!name.isBlank() && name.length() <= LONGEST && value.length() <= LONGEST && records.size() < MOST) {
            records.put(key(name), value.strip());
        }
    }

    private void page(RoutingContext context) {
        Html rows = Html.join(records.entrySet().stream()
                .map(record -> Html.of(
                        "<tr><td><code>{}</code></td><td>TXT</td><td><code>{}</code></td></tr>",
                        record.getKey(),
                        record.getValue())));
        Pages.send(context, 200, Pages.STRICT_POLICY + "; form-action 'self'", Html.of("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>DNS records</title>
                <link rel="stylesheet" href="/assets/mail.css">
                </head>
                <body><main>
                <h1>DNS records</h1>
                <p>The demonstration's name server answers with these, whatever the domain. In real life you make them where your domain is registered.</p>
                <table><thead><tr><th>Name</th><th>Type</th><th>Value</th></tr></thead><tbody>{}</tbody></table>
                <form method="post" action="/">
                <p><label>Name <input name="name" required maxlength="200"></label></p>
                <p><label>Value <input name="value" required maxlength="200"></label></p>
                <p><button type="submit">Make the record</button></p>
                </form>
                </main></body></html>""", rows));
    }

    private void answer(DatagramPacket packet) {
        try {
            Message query = new Message(packet.data().getBytes());
            @Nullable Record question = query.getQuestion();
            if (question == null) {
                return;
            }
            Message answer = new Message(query.getHeader().getID());
            answer.getHeader().setFlag(Flags.QR);
            answer.getHeader().setFlag(Flags.AA);
            answer.getHeader().setFlag(Flags.RA);
            answer.addRecord(question, Section.QUESTION);
            @Nullable String value = records.get(key(question.getName().toString(true)));
            if (value == null) {
                answer.getHeader().setRcode(Rcode.NXDOMAIN);
            } else if (question.getType() == Type.TXT) {
                answer.addRecord(new TXTRecord(question.getName(), DClass.IN, TTL, value), Section.ANSWER);
            }
            socket.send(
                    Buffer.buffer(answer.toWire()),
                    packet.sender().port(),
                    packet.sender().host());
        } catch (IOException e) {
            // no question: no answer
        }
    }

    private static String key(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
