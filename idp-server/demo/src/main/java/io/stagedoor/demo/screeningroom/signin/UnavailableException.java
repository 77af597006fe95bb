package io.stagedoor.demo.screeningroom.signin;

/** Stagedoor does not answer, or not as an identity provider answers. Trying again later may help. */
public final class UnavailableException extends RuntimeException {

    UnavailableException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
