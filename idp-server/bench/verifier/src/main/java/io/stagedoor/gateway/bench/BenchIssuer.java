package io.stagedoor.gateway.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** An issuer for {@code ./stagedoor bench gateway}: keys, the gateway's token, and a feed that signals steadily and never of our tokens. */
public final class BenchIssuer {

    private static final int TOKENS = 500;
    private static final long LIFE = 3600;
    private static final long BEAT_MILLIS = 100;

    private final Tokens tokens = new Tokens();
    private final AtomicLong position = new AtomicLong(1);
    private final int signalsPerSecond;

    private BenchIssuer(int signalsPerSecond) {
        this.signalsPerSecond = signalsPerSecond;
    }

    /** Arguments: port, signals a second, file for wrk's script. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        BenchIssuer issuer = new BenchIssuer(Integer.parseInt(arguments[1]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        String base = "http://127.0.0.1:" + port + "/realms/studio";
        server.createContext(
                "/realms/studio/.well-known/openid-configuration",
                exchange -> respond(exchange, "{\"issuer\":\"" + base + "\",\"jwks_uri\":\"" + base + "/keys\"}"));
        server.createContext("/realms/studio/keys", exchange -> respond(exchange, issuer.tokens.keySet()));
        server.createContext(
                "/realms/studio/protocol/openid-connect/token",
                exchange ->
                        respond(exchange, "{\"access_token\":\"bench\",\"token_type\":\"Bearer\",\"expires_in\":300}"));
        server.createContext("/realms/studio/stagedoor/v1/signals/feed", issuer::feed);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        StringBuilder script = new StringBuilder("local t = {\n");
        for (String token : issuer.tokens.many(TOKENS, base, LIFE)) {
            script.append("\"Bearer ").append(token).append("\",\n");
        }
        Files.writeString(
                Path.of(arguments[2]),
                script.append("}\nlocal i = 0\nrequest = function()\n  i = i % #t + 1\n")
                        .append(
                                "  return wrk.format(\"GET\", nil, {[\"Authorization\"] = t[i], [\"X-Forwarded-Method\"] = \"GET\",")
                        .append(" [\"X-Forwarded-Uri\"] = \"/api/media/\" .. i})\nend\n"));
    }

    private void feed(HttpExchange exchange) throws IOException {
        boolean known = exchange.getRequestHeaders().containsKey("Last-Event-ID");
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            send(out, "event: start\ndata: {\"position\":0,\"afresh\":" + !known + ",\"window\":900}\n\n");
            send(out, "event: caught-up\nid: " + position.get() + "\ndata: {}\n\n");
            for (long beat = 0; ; beat++) {
                StringBuilder events = new StringBuilder();
                for (int i = 0; i < signalsPerSecond * BEAT_MILLIS / 1000; i++) {
                    long at = position.incrementAndGet();
                    events.append("event: signal\nid: ")
                            .append(at)
                            .append("\ndata: ")
                            .append(signal(at))
                            .append("\n\n");
                }
                if (beat % 10 == 0) {
                    events.append("event: heartbeat\nid: ")
                            .append(position.get())
                            .append("\ndata: {}\n\n");
                }
                send(out, events.toString());
                Thread.sleep(BEAT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In turn a session, a membership and a team role, of people and teams that our tokens do not name. */
    private static String signal(long at) {
        String now = "\"at\":" + System.currentTimeMillis();
        return switch ((int) (at % 3)) {
            case 0 ->
                "{\"type\":\"session-ended\"," + now + ",\"subject\":\"s-" + at + "\",\"session\":\"gone-" + at + "\"}";
            case 1 ->
                "{\"type\":\"membership-ended\"," + now + ",\"organization\":\"o\",\"subject\":\"s-" + at
                        + "\",\"ver\":18}";
            default ->
                "{\"type\":\"team-role-reduced\"," + now + ",\"organization\":\"o\",\"team\":\"t-" + at
                        + "\",\"teamRole\":\"reviewer\"}";
        };
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void respond(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
