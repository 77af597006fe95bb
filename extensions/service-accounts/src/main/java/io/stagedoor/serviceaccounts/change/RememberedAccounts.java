package io.stagedoor.serviceaccounts.change;

import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.store.Accounts;
import io.stagedoor.serviceaccounts.store.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What this node has read of service accounts, for as long as their rows have the version that they had: the database is asked for that number each time, so
 * that no other node's change is missed. Not for requests that change accounts: what they have written may be undone.
 */
final class RememberedAccounts {

    /** How many are remembered. */
    static final int LARGEST = 2_000;

    /** By id of the account. */
    private static final class Remembered<T> extends LinkedHashMap<String, T> {

        private static final long serialVersionUID = 1;

        Remembered() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > LARGEST;
        }
    }

    /** A row that was read behind a version of tokens. */
    private record Behind(long row, long version) {}

    private final Remembered<KnownAccount> entries = new Remembered<>();
    private final Remembered<Behind> behind = new Remembered<>();

    /**
     * As it stands in the database now.
     *
     * @param accounts of one realm: others are not found
     * @param secrets of that account
     */
    Optional<KnownAccount> get(Accounts accounts, Secrets secrets, String id) {
        OptionalLong version = accounts.version(id);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        @Nullable KnownAccount known = find(id);
        return known != null && known.account().version() == version.getAsLong()
                ? Optional.of(known)
                : accounts.find(id).map(account -> remember(new KnownAccount(account, secrets.kept())));
    }

    /** Secrets that are younger than their row do no harm: then that row is not the last any more, and is not asked for again. */
    private KnownAccount remember(KnownAccount known) {
        synchronized (entries) {
            entries.put(known.account().id(), known);
        }
        return known;
    }

    private @Nullable KnownAccount find(String id) {
        synchronized (entries) {
            return entries.get(id);
        }
    }

    /**
     * Whether this row was read behind that version of tokens some time. If both are read again, in whichever order, the row is still as new as the version: neither
     * number goes back, and whoever takes rights away counts both up at once.
     */
    boolean isBehind(ServiceAccount account, long version) {
        synchronized (behind) {
            return new Behind(account.version(), version).equals(behind.get(account.id()));
        }
    }

    /** The row was read just now, and the version before it. */
    void readBehind(ServiceAccount account, long version) {
        synchronized (behind) {
            behind.put(account.id(), new Behind(account.version(), version));
        }
    }
}
