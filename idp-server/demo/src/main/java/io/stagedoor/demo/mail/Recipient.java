package io.stagedoor.demo.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;

/** Whoever a mail is addressed to: nobody has an account here, all mail lands in the one mailbox. */
record Recipient(String email, Mailbox mailbox) implements GreenMailUser {

    @Override
    public void deliver(MovingMessage mail) {
        deliver(mail.getMessage());
    }

    @Override
    public void deliver(MimeMessage message) {
        mailbox.receive(List.of(email), read(message));
    }

    /** A mail that cannot be read is shown as such: that it came is worth knowing. */
    private static MailContent read(MimeMessage message) {
        try {
            return MailContent.of(message);
        } catch (MessagingException | IOException e) {
            return MailContent.unreadable(e.getMessage());
        }
    }

    @Override
    public String getEmail() {
        return email;
    }

    @Override
    public String getLogin() {
        return email;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getQualifiedMailboxName() {
        return email;
    }

    @Override
    public void setPassword(String password) {
        throw notAnAccount();
    }

    @Override
    public void authenticate(String password) {
        throw notAnAccount();
    }

    @Override
    public void create() {
        throw notAnAccount();
    }

    @Override
    public void delete() {
        throw notAnAccount();
    }

    private static UnsupportedOperationException notAnAccount() {
        return new UnsupportedOperationException("nobody signs in to the mail sink");
    }
}
