package io.stagedoor.gateway.signals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to events, within bounds (HTML Living Standard 9.2.5 and 9.2.6). Comments and {@code retry} mean nothing here: a server does
 * not choose how often it is called.
 */
final class EventStream {

    static final int LONGEST_LINE = 64 * 1024; // the start of a feed of a thousand organizations
    static final int LONGEST_EVENT = 64 * 1024;

    /** Takes a complete event. */
    @FunctionalInterface
    interface Receiver {
        void receive(ServerEvent event) throws FeedBrokenException;
    }

    private final Receiver receiver;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private @Nullable String id;
    private boolean hasData;
    private boolean afterReturn;
    private boolean first = true;

    EventStream(Receiver receiver) {
        this.receiver = receiver;
    }

    void read(ByteBuffer bytes) throws FeedBrokenException {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            boolean secondOfPair = b == '\n' && afterReturn;
            afterReturn = b == '\r';
            if (secondOfPair) {
                continue;
            }
            if (b == '\n' || b == '\r') {
                endLine();
            } else if (line.size() == LONGEST_LINE) {
                throw new FeedBrokenException("a line is longer than " + LONGEST_LINE + " bytes");
            } else {
                line.write(b);
            }
        }
    }

    private void endLine() throws FeedBrokenException {
        String text = text();
        line.reset();
        if (first && text.startsWith("\ufeff")) {
            text = text.substring(1);
        }
        first = false;
        if (text.isEmpty()) {
            endEvent();
            return;
        }
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        take(field, value.startsWith(" ") ? value.substring(1) : value);
    }

    private void take(String field, String value) throws FeedBrokenException {
        switch (field) {
            case "event" -> name = value;
            case "id" -> id = value;
            case "data" -> {
                if (data.length() + value.length() > LONGEST_EVENT) {
                    throw new FeedBrokenException("an event is longer than " + LONGEST_EVENT + " characters");
                }
                data.append(hasData ? "\n" : "").append(value);
                hasData = true;
            }
            default -> {
                // comments have an empty field name; others are to be ignored
            }
        }
    }

    private void endEvent() throws FeedBrokenException {
        ServerEvent event = new ServerEvent(name.isEmpty() ? "message" : name, data.toString(), id);
        boolean complete = hasData;
        name = "";
        id = null;
        data.setLength(0);
        hasData = false;
        if (complete) {
            receiver.receive(event);
        }
    }

    private String text() throws FeedBrokenException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FeedBrokenException("the feed is not UTF-8");
        }
    }
}
