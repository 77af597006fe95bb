package io.stagedoor.mfapolicy.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which networks of a set an address lies in, each looked at once and only where a policy asks. */
final class NetworksOfAddress {

    private final @Nullable Address address;
    private final List<List<Range>> networks;
    private final byte[] known;

    /** @param address null where it is not known: then it counts as inside of whatever asks for inside, and as outside likewise */
    NetworksOfAddress(@Nullable Address address, List<List<Range>> networks) {
        this.address = address;
        this.networks = networks;
        this.known = new byte[networks.size()];
    }

    boolean isInAny(int[] named) {
        if (address == null) {
            return true;
        }
        for (int network : named) {
            if (isIn(address, network)) {
                return true;
            }
        }
        return false;
    }

    boolean isOutsideAll(int[] named) {
        if (address == null) {
            return true;
        }
        for (int network : named) {
            if (isIn(address, network)) {
                return false;
            }
        }
        return true;
    }

    private boolean isIn(Address from, int network) {
        if (known[network] == 0) {
            known[network] = 2;
            for (Range range : networks.get(network)) {
                if (range.contains(from)) {
                    known[network] = 1;
                    break;
                }
            }
        }
        return known[network] == 1;
    }
}
