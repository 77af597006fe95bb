package io.stagedoor.demo.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail as it was received. Everything in it was written by others.
 *
 * @param id counts up from 1 since the start
 * @param to the addresses of the envelope, in order
 * @param from the sender that the mail names; empty where it names none
 * @param html empty where the mail has only text
 * @param links the http and https addresses in it, each once, in order
 */
record Mail(
        long id,
        List<String> to,
        String from,
        String subject,
        Instant receivedAt,
        String text,
        Optional<String> html,
        List<String> links) {

    Mail {
        to = List.copyOf(to);
        links = List.copyOf(links);
    }
}
