package io.stagedoor.demo.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a MIME message (RFC 2045) is shown: the first plain text, the first HTML, no attachments. */
record MailContent(String from, String subject, String text, Optional<String> html) {

    /** More nesting than any real mail has; a hostile one must not exhaust the stack. */
    private static final int DEEPEST = 8;

    /** Characters of one part; two hundred mails of this size are what the memory must hold. */
    static final int LONGEST = 100_000;

    static MailContent of(MimeMessage message) throws MessagingException, IOException {
        Address @Nullable [] senders = message.getFrom();
        String from = senders == null || senders.length == 0 ? "" : senders[0].toString();
        String subject = message.getSubject() == null ? "" : message.getSubject();
        String text = find(message, "text/plain", 0).orElse("");
        return new MailContent(from, subject, text, find(message, "text/html", 0));
    }

    static MailContent unreadable(@Nullable String reason) {
        return new MailContent("", "(unreadable mail)", reason == null ? "" : reason, Optional.empty());
    }

    private static Optional<String> find(Part part, String type, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return Optional.empty();
        }
        if (part.isMimeType(type) && part.getContent() instanceof String content) {
            return Optional.of(content.length() > LONGEST ? content.substring(0, LONGEST) : content);
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                Optional<String> found = find(inner, type, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
