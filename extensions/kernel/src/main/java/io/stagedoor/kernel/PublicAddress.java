package io.stagedoor.kernel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Whether an address lies on the Internet that everybody shares, and not inside the network that this server stands in. */
public final class PublicAddress {

    private PublicAddress() {}

    /** False for everything private, local, reserved, or leading to such an address by another name. */
    public static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address four -> isPublic4(bytes);
            case Inet6Address six -> isPublic6(bytes);
            default -> false;
        };
    }

    /** RFC 6890 and its registry. */
    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        int third = bytes[2] & 0xFF;
        boolean special = first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128) // carrier-grade NAT, and a cloud's metadata
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113);
        return !special;
    }

    /** Global unicast without the ranges that carry an IPv4 address inside: 6to4 and Teredo; NAT64 lies outside of it. */
    private static boolean isPublic6(byte[] bytes) {
        int first = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        int second = ((bytes[2] & 0xFF) << 8) | (bytes[3] & 0xFF);
        boolean global = (first & 0xE000) == 0x2000;
        return global && first != 0x2002 && !(first == 0x2001 && (second < 0x0200 || second == 0x0DB8));
    }
}
