package io.stagedoor.signals.domain;

import java.util.Set;

/**
 * What a reader may see.
 *
 * @param all everything of the realm
 * @param organizations ids of the organizations; empty where all are meant
 */
public record FeedScope(boolean all, Set<String> organizations) {

    /** As many as a reader's {@code start} has room for. */
    public static final int MOST_ORGANIZATIONS = 1000;

    public static final FeedScope REALM = new FeedScope(true, Set.of());

    public FeedScope {
        organizations = Set.copyOf(organizations);
    }

    public static FeedScope of(Set<String> organizations) {
        return new FeedScope(false, organizations);
    }

    /**
     * Whether this reader is told. A signal about somebody as a whole names no organization; it stands in the log once for readers of the whole
     * realm, and once more for each organization of that person, so that nobody learns of strangers and nobody is told twice.
     */
    public boolean sees(LoggedSignal logged) {
        String shownTo = logged.shownTo();
        if (LoggedSignal.EVERYBODY.equals(shownTo)) {
            return true;
        }
        if (all) {
            return shownTo == null;
        }
        String whose = shownTo == null ? logged.signal().organization() : shownTo;
        return whose != null && organizations.contains(whose);
    }
}
