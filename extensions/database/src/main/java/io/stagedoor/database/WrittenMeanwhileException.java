package io.stagedoor.database;

import jakarta.persistence.PersistenceException;

/** Somebody wrote the same row at the same moment: what was asked may be tried again from the beginning, in a transaction of its own. */
public final class WrittenMeanwhileException extends PersistenceException {

    WrittenMeanwhileException(Throwable cause) {
        super(cause);
    }
}
