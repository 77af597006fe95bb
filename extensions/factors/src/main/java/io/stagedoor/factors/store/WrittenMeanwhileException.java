package io.stagedoor.factors.store;

/** Somebody wrote the same row at the same moment. */
public final class WrittenMeanwhileException extends RuntimeException {

    WrittenMeanwhileException(Throwable cause) {
        super(cause);
    }
}
