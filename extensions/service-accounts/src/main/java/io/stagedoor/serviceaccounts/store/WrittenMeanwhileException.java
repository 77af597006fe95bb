package io.stagedoor.serviceaccounts.store;

/** Somebody wrote the same row at the same moment. */
public final class WrittenMeanwhileException extends RuntimeException {

    WrittenMeanwhileException(Throwable cause) {
        super(cause);
    }
}
