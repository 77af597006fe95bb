package io.stagedoor.signals.domain;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;

/** Where this server may be made to send requests: an organization's administrators choose the address, the server stands inside. */
public final class ReceiverAddress {

    private ReceiverAddress() {}

    /**
     * Checks what an administrator wrote.
     *
     * @param loopback whether plain HTTP to this machine is allowed, for development
     * @throws IllegalArgumentException in words for the caller
     */
    public static URI parse(String text, boolean loopback) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("endpoint is an absolute https address", e);
        }
        boolean local = loopback && "http".equals(uri.getScheme()) && isLocalName(uri.getHost());
        if (uri.getHost() == null || !(local || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("endpoint is an absolute https address");
        }
        if (uri.getUserInfo() != null || uri.getFragment() != null || text.length() > 1024) {
            throw new IllegalArgumentException("endpoint has no user, no fragment, and at most 1024 characters");
        }
        return uri;
    }

    /** Whether a connection may be made to it. Asked of what the name stands for at that moment, and of that very address. */
    public static boolean isReachable(InetAddress address, boolean loopback) {
        return isPublic(address) || (loopback && address.isLoopbackAddress());
    }

    private static boolean isPublic(InetAddress address) {
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

    private static boolean isLocalName(String host) {
        return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
    }
}
