package io.stagedoor.teams.store;

/** Two wrote the same new row at once, and this is the second. The transaction is worth nothing any more: the caller reads again. */
public final class WrittenMeanwhileException extends RuntimeException {

    WrittenMeanwhileException(Throwable cause) {
        super("somebody wrote the same row meanwhile", cause);
    }
}
