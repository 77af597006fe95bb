package io.stagedoor.database;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells what stands against other people's changes from what is broken, by SQLSTATE (ISO 9075). */
public final class Conflicts {

    /** No chain of causes is longer, but one that bites its tail. */
    private static final int DEEPEST = 20;

    private Conflicts() {}

    /** Whether trying again from the beginning may help. */
    public static boolean caused(Throwable thrown) {
        int depth = 0;
        for (@Nullable Throwable cause = thrown; cause != null && depth++ < DEEPEST; cause = cause.getCause()) {
            if (cause instanceof WrittenMeanwhileException
                    || cause instanceof OptimisticLockException
                    || (cause instanceof SQLException sql && isAboutOthers(sql))) {
                return true;
            }
        }
        return false;
    }

    static PersistenceException told(SQLException failure) {
        if (isAboutOthers(failure)) {
            return new WrittenMeanwhileException(failure);
        }
        // 57014: a statement was stopped
        return "57014".equals(failure.getSQLState())
                ? new StoppedException(failure)
                : new PersistenceException(failure);
    }

    /** Class 23 is a constraint (mostly a key that is there already), class 40 a deadlock or a conflict; HYT00 and 55P03 waited in vain. */
    private static boolean isAboutOthers(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("23") || state.startsWith("40") || state.equals("HYT00") || state.equals("55P03");
    }
}
