package io.stagedoor.demo.mail;

import java.util.List;
import java.util.Optional;

/** Mails for tests. */
final class Mails {

    private Mails() {}

    static MailContent text(String subject, String text) {
        return new MailContent("Stagedoor <no-reply@stagedoor.example>", subject, text, Optional.empty());
    }

    static MailContent html(String html) {
        return new MailContent("Stagedoor <no-reply@stagedoor.example>", "A mail", "", Optional.of(html));
    }

    static List<String> sam() {
        return List.of("sam@initech.example");
    }
}
