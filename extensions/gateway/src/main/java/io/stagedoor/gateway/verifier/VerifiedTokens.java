package io.stagedoor.gateway.verifier;

import io.stagedoor.gateway.jose.VerificationKey;
import io.stagedoor.gateway.verifier.Verification.Verified;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose signature was found good, bounded. What is remembered is only that: time, endings, possession and whether the key is
 * still published are looked at on every use.
 *
 * <p>A table of sets of four; a new entry takes an empty place, an expired one, or the one that expires first. No locks: a race
 * costs at most a second look at a signature.
 */
final class VerifiedTokens {

    private static final int WAYS = 4;

    /** Longer tokens are verified each time, so that a few thousand of them cannot fill the memory. */
    private static final int LONGEST_TOKEN = 8192;

    /**
     * One token.
     *
     * @param key that verified it
     */
    record Entry(TokenFingerprint fingerprint, TokenHeader header, VerificationKey key, Verified verified) {

        Instant expiresAt() {
            return verified.principal().expiresAt();
        }
    }

    private final @Nullable AtomicReferenceArray<@Nullable Entry> places;

    /**
     * An empty memory.
     *
     * @param capacity at most so many tokens, rounded up to a power of two; 0 for none at all
     */
    VerifiedTokens(int capacity) {
        places = capacity == 0
                ? null
                : new AtomicReferenceArray<>(Math.max(WAYS, Integer.highestOneBit(Math.max(1, capacity * 2 - 1))));
    }

    boolean takes(String token) {
        return places != null && token.length() <= LONGEST_TOKEN;
    }

    @Nullable
    Entry find(TokenFingerprint fingerprint) {
        AtomicReferenceArray<@Nullable Entry> table = places;
        if (table == null) {
            return null;
        }
        int first = first(fingerprint, table.length());
        for (int i = first; i < first + WAYS; i++) {
            Entry entry = table.getPlain(i) == null ? null : table.getAcquire(i);
            if (entry != null && entry.fingerprint().equals(fingerprint)) {
                return entry;
            }
        }
        return null;
    }

    void remember(Entry entry) {
        AtomicReferenceArray<@Nullable Entry> table = places;
        if (table == null) {
            return;
        }
        int first = first(entry.fingerprint(), table.length());
        int chosen = first;
        Instant earliest = Instant.MAX;
        for (int i = first; i < first + WAYS; i++) {
            Entry present = table.getAcquire(i);
            if (present == null || present.fingerprint().equals(entry.fingerprint())) {
                chosen = i;
                break;
            }
            if (present.expiresAt().isBefore(earliest)) {
                earliest = present.expiresAt();
                chosen = i;
            }
        }
        table.setRelease(chosen, entry);
    }

    void forget(TokenFingerprint fingerprint) {
        AtomicReferenceArray<@Nullable Entry> table = places;
        if (table == null) {
            return;
        }
        int first = first(fingerprint, table.length());
        for (int i = first; i < first + WAYS; i++) {
            Entry present = table.getAcquire(i);
            if (present != null && present.fingerprint().equals(fingerprint)) {
                table.compareAndSet(i, present, null);
            }
        }
    }

    /** Drops what has expired; called now and then, so that dead principals do not wait for their place to be needed. */
    void dropExpiredAt(Instant now) {
        AtomicReferenceArray<@Nullable Entry> table = places;
        for (int i = 0; table != null && i < table.length(); i++) {
            Entry present = table.getAcquire(i);
            if (present != null && present.expiresAt().isBefore(now)) {
                table.compareAndSet(i, present, null);
            }
        }
    }

    int size() {
        AtomicReferenceArray<@Nullable Entry> table = places;
        int size = 0;
        for (int i = 0; table != null && i < table.length(); i++) {
            size += table.getAcquire(i) == null ? 0 : 1;
        }
        return size;
    }

    private static int first(TokenFingerprint fingerprint, int length) {
        return (int) fingerprint.a() & (length - 1) & -WAYS;
    }
}
