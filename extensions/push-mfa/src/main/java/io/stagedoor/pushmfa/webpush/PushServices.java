package io.stagedoor.pushmfa.webpush;

import io.stagedoor.kernel.PublicAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where this server may be made to send messages: a browser chooses the address, and the server stands inside a network. So only the services of the
 * browsers' makers are taken, by https alone, at public addresses alone.
 *
 * @param hosts names, or {@code *.} and what they end with
 * @param loopback whether plain HTTP to this machine is allowed too, for tests
 */
public record PushServices(List<String> hosts, boolean loopback) {

    /** Of Chromium, Firefox, Safari, Edge. */
    public static final List<String> KNOWN = List.of(
            "fcm.googleapis.com",
            "updates.push.services.mozilla.com",
            "*.push.services.mozilla.com",
            "web.push.apple.com",
            "*.push.apple.com",
            "*.notify.windows.com");

    /** A column holds no more, and no browser has needed half of it. */
    static final int LONGEST = 2000;

    private static final String HTTPS = "https";
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]+");
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1");

    public PushServices {
        hosts = List.copyOf(hosts);
    }

    /**
     * Checks what a browser gave out.
     *
     * @throws IllegalArgumentException in words for the caller, and without the address: whoever knows it can send to it
     */
    public URI checked(String endpoint) {
        if (endpoint.length() > LONGEST || !PLAIN.matcher(endpoint).matches()) {
            throw new IllegalArgumentException("an endpoint is an address of at most " + LONGEST + " plain characters");
        }
        URI uri = parsed(endpoint);
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("an endpoint is an https address without user and fragment");
        }
        if (isHere(uri)) {
            return uri;
        }
        if (!HTTPS.equals(uri.getScheme()) || (uri.getPort() != -1 && uri.getPort() != 443)) {
            throw new IllegalArgumentException("an endpoint is an https address at the usual port");
        }
        if (!isKnown(uri.getHost())) {
            throw new IllegalArgumentException("this push service is none of those that this server sends to");
        }
        return uri;
    }

    /** What a name stands for now, without what is not on the Internet that everybody shares. */
    InetAddress[] reachable(String host) throws UnknownHostException {
        InetAddress[] good = Arrays.stream(InetAddress.getAllByName(host))
                .filter(address -> PublicAddress.is(address) || (loopback && address.isLoopbackAddress()))
                .toArray(InetAddress[]::new);
        if (good.length == 0) {
            throw new UnknownHostException("no public address");
        }
        return good;
    }

    private boolean isKnown(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.stream()
                .anyMatch(known -> known.startsWith("*.") ? name.endsWith(known.substring(1)) : name.equals(known));
    }

    private boolean isHere(URI uri) {
        return loopback && "http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost());
    }

    private static URI parsed(String endpoint) {
        try {
            return URI.create(endpoint);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("an endpoint is an address");
        }
    }
}
