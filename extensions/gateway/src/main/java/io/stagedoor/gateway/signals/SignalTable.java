package io.stagedoor.gateway.signals;

import io.stagedoor.gateway.signals.KeyedHash.Hash;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Hash to number, with an end of life, in four arrays: 24 bytes a place, open addressing. One thread writes; any number read
 * without lock, and see what was written before. Nothing is taken out; the writer makes a new table of what still lives.
 *
 * <p>96 bits of the hash are kept. With a million entries a foreign token meets one of them by chance once in 10^22 looks.
 */
final class SignalTable {

    static final long NONE = -1;
    static final int BYTES_PER_PLACE = Long.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES;

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int SMALLEST = 1024;
    private static final double FULL = 0.75;
    private static final double ROOM = 1.7;

    private final long[] keys;
    private final int[] checks;
    private final long[] values;
    private final int[] ends;
    private int used;

    private SignalTable(int places) {
        keys = new long[places];
        checks = new int[places];
        values = new long[places];
        ends = new int[places];
    }

    static SignalTable empty() {
        return new SignalTable(SMALLEST);
    }

    /** Whether one more would make looking slow. */
    boolean isFull() {
        return used + 1 > keys.length * FULL;
    }

    int used() {
        return used;
    }

    long bytes() {
        return (long) keys.length * BYTES_PER_PLACE;
    }

    int livingAt(int second) {
        int living = 0;
        for (int i = 0; i < keys.length; i++) {
            living += keys[i] != 0 && ends[i] > second ? 1 : 0;
        }
        return living;
    }

    /** A table of what lives, with room. */
    SignalTable withRoomAt(int second) {
        SignalTable roomy = new SignalTable(Math.max(SMALLEST, (int) Math.min(1 << 28, livingAt(second) * ROOM)));
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0 && ends[i] > second) {
                roomy.put(keys[i], checks[i], values[i], ends[i]);
            }
        }
        return roomy;
    }

    boolean contains(Hash hash) {
        return place(key(hash), (int) hash.low()) >= 0;
    }

    /** Sets a number, or raises one that is there; its life becomes no shorter. */
    void raise(Hash hash, long value, int end) {
        put(key(hash), (int) hash.low(), value, end);
    }

    private void put(long key, int check, long value, int end) {
        int place = place(key, check);
        if (place >= 0) {
            ends[place] = Math.max(ends[place], end);
            LONGS.setRelease(values, place, Math.max(values[place], value));
            return;
        }
        int free = -place - 1;
        checks[free] = check;
        values[free] = value;
        ends[free] = end;
        LONGS.setRelease(keys, free, key); // last: whoever sees the key sees the rest
        used++;
    }

    /** The number of a hash, {@link #NONE} where there is none. */
    long find(Hash hash) {
        int place = place(key(hash), (int) hash.low());
        return place < 0 ? NONE : (long) LONGS.getAcquire(values, place);
    }

    /** Where the key is, or -1 - the free place where it would be. There always is one: the table is never full. */
    private int place(long key, int check) {
        // the upper bits choose the place, so that the length need not be a power of two
        int at = (int) Math.unsignedMultiplyHigh(key, keys.length);
        while (true) {
            long present = (long) LONGS.getAcquire(keys, at);
            if (present == 0) {
                return -at - 1;
            }
            if (present == key && checks[at] == check) {
                return at;
            }
            at = at + 1 == keys.length ? 0 : at + 1;
        }
    }

    private static long key(Hash hash) {
        return hash.high() == 0 ? 1 : hash.high();
    }
}
