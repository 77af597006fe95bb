package io.stagedoor.mfapolicy.domain;

import static io.stagedoor.mfapolicy.domain.Policies.enforced;
import static io.stagedoor.mfapolicy.domain.Policies.level;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyChangeTest {

    @Test
    void tellsWhatWasAddedRemovedAndChanged() {
        AccessPolicy kept = enforced("kept", level(1));
        AccessPolicy was = enforced("changed", level(1));
        AccessPolicy is = enforced("changed", level(2));
        AccessPolicy gone = enforced("gone", level(1));
        AccessPolicy added = enforced("added", level(1));
        Network studio = new Network("studio", List.of("203.0.113.0/24"));
        Network wider = new Network("studio", List.of("203.0.113.0/24", "198.51.100.0/24"));
        PolicySet before = new PolicySet(List.of(kept, was, gone), List.of(studio));
        PolicySet after = new PolicySet(List.of(added, kept, is), List.of(wider));

        assertThat(PolicyChange.ofPolicies(before, after))
                .containsExactly(
                        new PolicyChange<>(null, added), new PolicyChange<>(was, is), new PolicyChange<>(gone, null));
        assertThat(PolicyChange.ofNetworks(before, after)).containsExactly(new PolicyChange<>(studio, wider));
        assertThat(PolicyChange.ofNetworks(after, PolicySet.EMPTY)).containsExactly(new PolicyChange<>(wider, null));
    }
}
