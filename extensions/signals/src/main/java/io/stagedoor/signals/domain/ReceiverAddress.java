package io.stagedoor.signals.domain;

import io.stagedoor.kernel.PublicAddress;
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
        return PublicAddress.is(address) || (loopback && address.isLoopbackAddress());
    }

    private static boolean isLocalName(String host) {
        return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
    }
}
