package io.stagedoor.database;

import jakarta.persistence.PersistenceException;

/** The database stopped a statement that took longer than it was given. */
public final class StoppedException extends PersistenceException {

    StoppedException(Throwable cause) {
        super(cause);
    }
}
