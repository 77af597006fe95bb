package io.stagedoor.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Mailbox mailbox = new Mailbox(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void showsTheNewestFirst() {
        mailbox.receive(Mails.sam(), Mails.text("first", ""));
        mailbox.receive(Mails.sam(), Mails.text("second", ""));

        assertThat(mailbox.newestFirst()).extracting(Mail::subject).containsExactly("second", "first");
        assertThat(mailbox.newestFirst()).extracting(Mail::receivedAt).containsOnly(NOW);
    }

    @Test
    void forgetsTheOldestWhereThereAreTooMany() {
        for (int i = 1; i <= Mailbox.LARGEST + 1; i++) {
            mailbox.receive(Mails.sam(), Mails.text("mail " + i, ""));
        }

        assertThat(mailbox.newestFirst()).hasSize(200);
        assertThat(mailbox.find(1)).isEmpty();
        assertThat(mailbox.find(2))
                .hasValueSatisfying(mail -> assertThat(mail.subject()).isEqualTo("mail 2"));
    }
}
