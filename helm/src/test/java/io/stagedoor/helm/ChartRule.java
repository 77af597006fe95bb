package io.stagedoor.helm;

import java.util.List;
import java.util.stream.Stream;

/** Something that must hold for whatever the chart renders. */
sealed interface ChartRule
        permits ManagementStaysPrivate, ProbesAnswer, RestrictedPods, SecretsByReference, SelectorsMatch {

    /** One sentence for each place where the rule is broken. */
    List<String> violations(Rendering rendering);

    static Stream<ChartRule> all() {
        return Stream.of(
                new RestrictedPods(),
                new SecretsByReference(),
                new ProbesAnswer(),
                new SelectorsMatch(),
                new ManagementStaysPrivate());
    }
}
