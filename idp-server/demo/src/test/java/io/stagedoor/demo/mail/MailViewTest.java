package io.stagedoor.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stagedoor.demo.serving.FreePort;
import io.stagedoor.demo.serving.SettingException;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real mails over SMTP, read over HTTP. */
class MailViewTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final MailSettings SETTINGS =
            new MailSettings(FreePort.address(), FreePort.next(), URI.create("http://localhost:8080"));
    private static final MailView VIEW = new MailView(VERTX, SETTINGS, Clock.systemUTC());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        VIEW.start().await();
    }

    @AfterAll
    static void stop() {
        VIEW.stop();
        VERTX.close().await();
    }

    @Test
    void reportsAMailAsJson() throws Exception {
        send("Reset <b>password</b>", "Go to http://localhost:8080/reset?key=1", "text/plain; charset=utf-8");

        JsonArray messages = new JsonArray(get("/api/messages").body());
        JsonObject newest = messages.getJsonObject(0);
        assertThat(newest.getJsonArray("to")).isEqualTo(JsonArray.of("sam@initech.example"));
        assertThat(newest.getString("from")).isEqualTo("no-reply@stagedoor.example");
        assertThat(newest.getString("subject")).isEqualTo("Reset <b>password</b>");
        assertThat(newest.getString("text")).contains("key=1");
        assertThat(newest.getValue("html")).isNull();
        assertThat(newest.getJsonArray("links")).isEqualTo(JsonArray.of("http://localhost:8080/reset?key=1"));
        assertThat(newest.getString("receivedAt")).matches("20.*Z");
        assertThat(new JsonObject(get("/api/messages/" + newest.getLong("id")).body()))
                .isEqualTo(newest);
    }

    @Test
    void escapesEverythingThatTheSenderWrote() throws Exception {
        send("<script>alert('subject')</script>", "<img src=x onerror=alert(1)>", "text/plain");

        assertThat(get("/").body()).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
        assertThat(get("/messages/" + newestId()).body())
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x")
                .contains("&lt;img src=x onerror=alert(1)&gt;");
    }

    @Test
    void showsHtmlInASandboxWithoutScripts() throws Exception {
        send("rich", "<p>Hello</p><script>alert(1)</script>", "text/html; charset=utf-8");

        long id = newestId();
        assertThat(get("/messages/" + id).body())
                .contains("<iframe")
                .containsPattern("sandbox=\"[a-z -]*\"")
                .doesNotContain("allow-scripts")
                .doesNotContain("allow-same-origin");
        HttpResponse<String> html = get("/messages/" + id + "/html");
        assertThat(html.body())
                .startsWith("<!doctype html><base target=\"_top\">")
                .contains("<p>Hello</p>");
        assertThat(html.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("sandbox ")
                        .contains("default-src 'none'")
                        .contains("img-src data: http://localhost:8080;")
                        .doesNotContain("allow-scripts")
                        .doesNotContain("allow-same-origin"));
    }

    @Test
    void hasAStrictPolicyOnItsOwnPages() throws Exception {
        assertThat(get("/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
    }

    @Test
    void findsNothingForAnUnknownOrStrangeId() throws Exception {
        assertThat(get("/messages/999999").statusCode()).isEqualTo(404);
        assertThat(get("/messages/-1").statusCode()).isEqualTo(404);
        assertThat(get("/api/messages/99999999999999999999").statusCode()).isEqualTo(404);
        assertThat(get("/messages/999999/html").statusCode()).isEqualTo(404);
    }

    @Test
    void isReadyWhenItListens() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatTheMailPortIsTaken() {
        MailSettings same = new MailSettings(FreePort.address(), SETTINGS.smtpPort(), SETTINGS.pictures());

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() ->
                        new MailView(VERTX, same, Clock.systemUTC()).start().await())
                .withMessage("The mail sink cannot listen on port " + SETTINGS.smtpPort()
                        + ": the port is taken by another program.");
    }

    private static void send(String subject, String content, String type) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(SETTINGS.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("no-reply@stagedoor.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("sam@initech.example"));
        message.setSubject(subject);
        message.setContent(content, type);
        Transport.send(message);
    }

    private static long newestId() throws IOException, InterruptedException {
        return new JsonArray(get("/api/messages").body()).getJsonObject(0).getLong("id");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(SETTINGS.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
