package io.stagedoor.gateway.signals;

/** The feed says something that cannot be understood safely; the connection is given up. The message is fit for a log. */
final class FeedBrokenException extends Exception {

    private static final long serialVersionUID = 1L;

    FeedBrokenException(String message) {
        super(message, null, false, false);
    }
}
