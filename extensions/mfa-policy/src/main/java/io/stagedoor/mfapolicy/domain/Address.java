package io.stagedoor.mfapolicy.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address of the Internet protocol. An IPv4 address inside an IPv6 one is the IPv4 address.
 *
 * @param bits how many it has: 32 or 128
 * @param high the first 64 of them, or all 32 followed by zeros
 * @param low the last 64 of them
 */
record Address(int bits, long high, long low) {

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern LEADING_ZERO = Pattern.compile("(?:^|\\.)0\\d");
    // A colon makes InetAddress read a literal, never ask a name server.
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");
    private static final Pattern ZONE = Pattern.compile("%[0-9A-Za-z._-]{1,32}$");

    /** Empty where it is none: names, ports and brackets are not addresses. */
    static Optional<Address> of(String text) {
        if (text.length() > 80) {
            return Optional.empty();
        }
        String literal = ZONE.matcher(text).replaceFirst("");
        if (!IPV6.matcher(literal).matches()
                && (!IPV4.matcher(literal).matches()
                        || LEADING_ZERO.matcher(literal).find())) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(literal).getAddress());
            return Optional.of(
                    bytes.remaining() == 4
                            ? new Address(32, (long) bytes.getInt() << 32, 0)
                            : new Address(128, bytes.getLong(), bytes.getLong()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The address that all begin with that have so many bits in common with this one. */
    Address firstOf(int prefix) {
        return new Address(bits, high & ones(prefix), low & ones(prefix - 64));
    }

    private static long ones(int count) {
        return count <= 0 ? 0 : count >= 64 ? -1L : -1L << (64 - count);
    }
}
