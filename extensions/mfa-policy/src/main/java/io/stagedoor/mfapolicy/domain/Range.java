package io.stagedoor.mfapolicy.domain;

import java.util.regex.Pattern;

/** Addresses that begin alike, as {@code 203.0.113.0/24}: RFC 4632, RFC 4291 2.3. */
record Range(Address network, int prefix) {

    private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

    /** @throws IllegalArgumentException where it is none, or has bits beyond its prefix: then it is not what its writer meant */
    static Range of(String cidr) {
        int slash = cidr.indexOf('/');
        String address = slash < 0 ? cidr : cidr.substring(0, slash);
        Address network =
                Address.of(address).filter(ignored -> address.indexOf('%') < 0).orElseThrow(() -> refused(cidr));
        if (slash < 0) {
            return new Range(network, network.bits());
        }
        String length = cidr.substring(slash + 1);
        // The prefix of an IPv4 address written inside an IPv6 one would count other bits.
        if (!PREFIX.matcher(length).matches() || (network.bits() == 32 && address.indexOf(':') >= 0)) {
            throw refused(cidr);
        }
        int prefix = Integer.parseInt(length);
        if (prefix > network.bits() || !network.firstOf(prefix).equals(network)) {
            throw refused(cidr);
        }
        return new Range(network, prefix);
    }

    boolean contains(Address address) {
        return address.bits() == network.bits() && address.firstOf(prefix).equals(network);
    }

    private static IllegalArgumentException refused(String cidr) {
        String shown = cidr.length() > 60 ? cidr.substring(0, 60) + "…" : cidr;
        return new IllegalArgumentException(
                "'" + shown
                        + "' is not a range of addresses: write it as 203.0.113.0/24 or 2001:db8::/32, with no bits set after the prefix");
    }
}
