package io.stagedoor.mfapolicy.domain;

import java.util.Set;

/**
 * Where somebody comes from. A condition on countries or on signals of risk would be one more part of it; the facts already carry both.
 *
 * @param inNetworks names of networks: the address is in one of them; none means whatever address
 * @param outsideNetworks names of networks: the address is in none of them
 */
public record FromWhere(Set<String> inNetworks, Set<String> outsideNetworks, Device device) {

    public static final FromWhere ANYWHERE = new FromWhere(Set.of(), Set.of(), Device.ANY);

    /** @throws IllegalArgumentException in words for whoever wrote it */
    public FromWhere {
        inNetworks = Bounds.values("networks", inNetworks);
        outsideNetworks = Bounds.values("networks", outsideNetworks);
        if (inNetworks.stream().anyMatch(outsideNetworks::contains)) {
            throw new IllegalArgumentException("a policy names a network as inside or as outside, not as both");
        }
    }
}
