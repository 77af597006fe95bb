package io.stagedoor.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailContentTest {

    @Test
    void readsTextAndHtmlOfAnAlternative() throws Exception {
        MailContent content = parse("""
                From: Stagedoor <no-reply@stagedoor.example>
                Subject: =?UTF-8?Q?Passwort_f=C3=BCr_Sam?=
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                plain
                --b
                Content-Type: text/html; charset=utf-8

                <b>rich</b>
                --b--
                """);

        assertThat(content.subject()).isEqualTo("Passwort für Sam");
        assertThat(content.from()).isEqualTo("Stagedoor <no-reply@stagedoor.example>");
        assertThat(content.text()).isEqualTo("plain");
        assertThat(content.html()).contains("<b>rich</b>");
    }

    @Test
    void doesNotShowAnAttachmentAsTheMail() throws Exception {
        MailContent content = parse("""
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html
                Content-Disposition: attachment; filename=x.html

                <b>attached</b>
                --b--
                """);

        assertThat(content.html()).isEmpty();
        assertThat(content.from()).isEmpty();
        assertThat(content.subject()).isEmpty();
    }

    @Test
    void stopsLookingInsideTooManyParts() throws Exception {
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart innermost = new MimeBodyPart();
        innermost.setText("deep");
        parts.addBodyPart(innermost);
        for (int depth = 0; depth < 20; depth++) {
            MimeBodyPart part = new MimeBodyPart();
            part.setContent(parts);
            parts = new MimeMultipart();
            parts.addBodyPart(part);
        }
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setContent(parts);
        message.saveChanges();

        assertThat(MailContent.of(message).text()).isEmpty();
    }

    @Test
    void cutsWhatIsTooLong() throws Exception {
        assertThat(parse("Content-Type: text/plain\n\n" + "x".repeat(MailContent.LONGEST + 1))
                        .text())
                .hasSize(MailContent.LONGEST);
    }

    private static MailContent parse(String mail) throws MessagingException, IOException {
        String lines = mail.replace("\n", "\r\n");
        return MailContent.of(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8))));
    }
}
