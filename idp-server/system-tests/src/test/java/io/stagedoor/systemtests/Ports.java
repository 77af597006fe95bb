package io.stagedoor.systemtests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Free ports of the loopback interface. */
final class Ports {

    /** Which of the JVMs this is that share the tests, from 1. */
    static final int FORK = Integer.getInteger("stagedoor.fork", 1);

    /** Where to look first: somebody who runs tests twice at once gives the second run another. No two JVMs look at the same. */
    private static final int FIRST = Integer.getInteger("stagedoor.ports", 21_080) + (FORK - 1) * 2_000;

    private Ports() {}

    /** A port with everything free that an installation on it uses: the offsets of {@code settle_addresses}. */
    static int freeBase() {
        return IntStream.iterate(FIRST, base -> base < 29_000, base -> base + 100)
                .filter(base -> IntStream.of(0, 920, 10, 20, 21, 30, 40, 45, 46, 47, 48)
                        .allMatch(offset -> isFree(base + offset)))
                .findFirst()
                .orElseThrow();
    }

    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
