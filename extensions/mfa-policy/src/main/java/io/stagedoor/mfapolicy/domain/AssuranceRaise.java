package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a new version of a set may ask somebody for more than the one before. Where that cannot be told from each policy by itself, it does: whoever is asked for their
 * factor once too often loses a minute, and the other mistake would leave a device in the place of a factor that is wanted now.
 */
public final class AssuranceRaise {

    private AssuranceRaise() {}

    public static boolean between(PolicySet before, PolicySet after) {
        Map<String, AccessPolicy> old = enforced(before);
        return enforced(after).values().stream().anyMatch(policy -> {
            @Nullable AccessPolicy was = old.get(policy.id());
            return asks(policy)
                    && (was == null || !isForTheSame(was, policy, before, after) || raises(was.effect(), policy));
        });
    }

    private static Map<String, AccessPolicy> enforced(PolicySet set) {
        return set.policies().stream()
                .filter(policy -> policy.state() == PolicyState.ENFORCED)
                .collect(Collectors.toMap(AccessPolicy::id, Function.identity()));
    }

    /** A refusal is no matter of factors. */
    private static boolean asks(AccessPolicy policy) {
        return policy.effect() instanceof Effect.Require asked && asked.level() >= 2;
    }

    private static boolean isForTheSame(AccessPolicy was, AccessPolicy is, PolicySet before, PolicySet after) {
        return was.who().equals(is.who())
                && was.whereTo().equals(is.whereTo())
                && was.fromWhere().equals(is.fromWhere())
                && was.when().equals(is.when())
                && named(is, before).equals(named(is, after));
    }

    /** The networks that it names, as they are in that set. */
    private static Set<Network> named(AccessPolicy policy, PolicySet set) {
        Set<String> names = new HashSet<>(policy.fromWhere().inNetworks());
        names.addAll(policy.fromWhere().outsideNetworks());
        return set.networks().stream()
                .filter(network -> names.contains(network.name()))
                .collect(Collectors.toSet());
    }

    private static boolean raises(Effect was, AccessPolicy policy) {
        return !(was instanceof Effect.Require old)
                || !(policy.effect() instanceof Effect.Require asked)
                || asked.level() > old.level()
                || !allowed(asked).containsAll(allowed(old))
                || isShorter(asked.maximumAge(), old.maximumAge())
                || asked.rememberDays() < old.rememberDays();
    }

    private static Set<Factor> allowed(Effect.Require asked) {
        return asked.factors().isEmpty() ? Factor.ALL : asked.factors();
    }

    private static boolean isShorter(@Nullable Duration now, @Nullable Duration before) {
        return now != null && (before == null || now.compareTo(before) < 0);
    }
}
