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
 * that no other node's change is missed. Not for whoever changes accounts: what they have written may be undone.
 */
final class RememberedAccounts {

    /** How many are remembered. */
    static final int LARGEST = 2_000;

    /**
     * An account as it was read.
     *
     * @param version of tokens behind which its row has been read; null before that
     */
    private record Remembered(KnownAccount known, @Nullable Long version) {
        boolean isOf(long row) {
            return known.account().version() == row;
        }
    }

    private final Map<String, Remembered> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > LARGEST;
        }
    };

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
        @Nullable Remembered entry = find(id);
        return entry != null && entry.isOf(version.getAsLong())
                ? Optional.of(entry.known)
                : accounts.find(id).map(account -> remember(new KnownAccount(account, secrets.kept())));
    }

    /** Secrets that are younger than their row do no harm: then that row is not the last any more, and is not asked for again. */
    private KnownAccount remember(KnownAccount known) {
        synchronized (entries) {
            entries.put(known.account().id(), new Remembered(known, null));
        }
        return known;
    }

    /**
     * Whether this row was read behind that version of tokens some time. If both are read again, in whichever order, the row is still as new as the version: neither
     * number goes back, and whoever takes rights away counts both up at once.
     */
    boolean isBehind(ServiceAccount account, long version) {
        @Nullable Remembered entry = find(account.id());
        return entry != null
                && entry.isOf(account.version())
                && Long.valueOf(version).equals(entry.version);
    }

    /** The row was read just now, and the version before it. */
    void readBehind(ServiceAccount account, long version) {
        synchronized (entries) {
            entries.computeIfPresent(
                    account.id(),
                    (id, entry) -> entry.isOf(account.version()) ? new Remembered(entry.known, version) : entry);
        }
    }

    private @Nullable Remembered find(String id) {
        synchronized (entries) {
            return entries.get(id);
        }
    }
}
