package io.stagedoor.demo.mail;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Mails for programs: {@code [{id, to, from, subject, receivedAt, text, html, links}]}, newest first. */
final class MailJson {

    private MailJson() {}

    static String of(List<Mail> mails) {
        JsonArray array = new JsonArray();
        mails.forEach(mail -> array.add(of(mail)));
        return array.encode();
    }

    static JsonObject of(Mail mail) {
        return new JsonObject()
                .put("id", mail.id())
                .put("to", new JsonArray(mail.to()))
                .put("from", mail.from())
                .put("subject", mail.subject())
                .put("receivedAt", mail.receivedAt().toString())
                .put("text", mail.text())
                .put("html", mail.html().orElse(null))
                .put("links", new JsonArray(mail.links()));
    }
}
