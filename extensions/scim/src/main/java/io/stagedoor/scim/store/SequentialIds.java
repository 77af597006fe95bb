package io.stagedoor.scim.store;

import java.security.SecureRandom;
import java.util.UUID;

/** Ids in the order in which they are made (RFC 9562 5.7), so that pages stay as they are while others add; 74 bits of each are random. */
public final class SequentialIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SequentialIds() {}

    public static String next(long millis) {
        long high = (millis << 16) | 0x7000L | (RANDOM.nextLong() & 0x0fffL);
        long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
