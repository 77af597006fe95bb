package io.stagedoor.scim.store;

/** Somebody wrote the same row at the same moment: what was asked is tried again from the beginning. */
public final class WrittenMeanwhileException extends RuntimeException {

    WrittenMeanwhileException(Throwable cause) {
        super(cause);
    }
}
