package io.stagedoor.gateway.issuer;

import java.net.URI;
import java.util.Set;

/** An address that a secret may be sent to and whose answers are believed: https, or this very machine. */
public final class ProtectedAddress {

    // names and literals only: looking a name up would believe the very DNS that https protects against
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private ProtectedAddress() {}

    /**
     * The address itself.
     *
     * @throws IllegalArgumentException with one clear sentence, where whoever sits on the network could read or answer
     */
    public static URI checked(URI address) {
        String host = address.getHost();
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        boolean local = "http".equalsIgnoreCase(address.getScheme()) && host != null && LOOPBACK.contains(host);
        if (host == null
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null
                || !(secure || local)) {
            throw new IllegalArgumentException(
                    "the address must be https (http only for localhost), but is '" + address + "'");
        }
        return address;
    }
}
