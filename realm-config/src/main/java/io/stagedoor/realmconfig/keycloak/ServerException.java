package io.stagedoor.realmconfig.keycloak;

/** The server could not be reached, refused us, or refused a write. The message is one sentence for people. */
public final class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerException(String message) {
        super(message);
    }

    ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
