package io.stagedoor.gateway.signals;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * SipHash-2-4 with 128 bits (Aumasson and Bernstein 2012), under a secret of this process: nobody can choose ids that collide, so a
 * hash may stand for the id.
 */
final class KeyedHash {

    /** 128 bits. Hashes of different members are put together by exclusive or; without the secret nobody can make two sums equal. */
    record Hash(long high, long low) {

        Hash and(Hash other) {
            return new Hash(high ^ other.high, low ^ other.low);
        }
    }

    private final long k0;
    private final long k1;

    KeyedHash(RandomGenerator random) {
        this(random.nextLong(), random.nextLong());
    }

    KeyedHash(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    /** The hash of a member: its name (one letter of ours) is a part of what is hashed. */
    Hash of(char member, String text) {
        return of((member + text).getBytes(StandardCharsets.UTF_8));
    }

    Hash of(byte[] data) {
        long[] v = {
            k0 ^ 0x736f6d6570736575L,
            k1 ^ 0x646f72616e646f6dL ^ 0xee,
            k0 ^ 0x6c7967656e657261L,
            k1 ^ 0x7465646279746573L
        };
        int whole = data.length & ~7;
        for (int i = 0; i < whole; i += 8) {
            absorb(v, little(data, i, 8));
        }
        absorb(v, little(data, whole, data.length - whole) | (long) data.length << 56);
        v[2] ^= 0xee;
        long high = finish(v);
        v[1] ^= 0xdd;
        return new Hash(high, finish(v));
    }

    private static void absorb(long[] v, long word) {
        v[3] ^= word;
        round(v);
        round(v);
        v[0] ^= word;
    }

    private static long finish(long[] v) {
        for (int i = 0; i < 4; i++) {
            round(v);
        }
        return v[0] ^ v[1] ^ v[2] ^ v[3];
    }

    private static void round(long[] v) {
        v[0] += v[1];
        v[1] = Long.rotateLeft(v[1], 13) ^ v[0];
        v[0] = Long.rotateLeft(v[0], 32);
        v[2] += v[3];
        v[3] = Long.rotateLeft(v[3], 16) ^ v[2];
        v[0] += v[3];
        v[3] = Long.rotateLeft(v[3], 21) ^ v[0];
        v[2] += v[1];
        v[1] = Long.rotateLeft(v[1], 17) ^ v[2];
        v[2] = Long.rotateLeft(v[2], 32);
    }

    private static long little(byte[] data, int from, int count) {
        long word = 0;
        for (int i = count - 1; i >= 0; i--) {
            word = word << 8 | (data[from + i] & 0xff);
        }
        return word;
    }
}
