package io.stagedoor.demo.mail;

import io.stagedoor.demo.serving.Environment;
import java.net.URI;

/**
 * Where mails come in and where they are read.
 *
 * @param address where the page is
 * @param smtpPort where mails are handed in
 * @param pictures whose pictures a mail may show: Stagedoor's own and nobody else's
 */
public record MailSettings(URI address, int smtpPort, URI pictures) {

    public static MailSettings from(Environment environment) {
        return new MailSettings(
                environment.origin("MAIL_VIEW_URL"),
                environment.port("SMTP_PORT"),
                environment.origin("STAGEDOOR_URL"));
    }
}
