package io.stagedoor.gateway.route;

/** The routes file says something that cannot be used. */
final class RouteSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    RouteSyntaxException(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
