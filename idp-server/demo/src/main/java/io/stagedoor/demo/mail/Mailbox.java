package io.stagedoor.demo.mail;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last mails, newest first. What is older is forgotten, so that a long demonstration does not fill the memory. */
final class Mailbox {

    static final int LARGEST = 200;

    private final Clock clock;
    private final Deque<Mail> mails = new ArrayDeque<>();
    private long lastId;

    Mailbox(Clock clock) {
        this.clock = clock;
    }

    synchronized Mail receive(List<String> to, MailContent content) {
        lastId++;
        Mail mail = new Mail(
                lastId,
                to,
                content.from(),
                content.subject(),
                clock.instant(),
                content.text(),
                content.html(),
                Links.in(content));
        mails.addFirst(mail);
        if (mails.size() > LARGEST) {
            mails.removeLast();
        }
        return mail;
    }

    synchronized List<Mail> newestFirst() {
        return List.copyOf(mails);
    }

    synchronized Optional<Mail> find(long id) {
        return mails.stream().filter(mail -> mail.id() == id).findFirst();
    }
}
