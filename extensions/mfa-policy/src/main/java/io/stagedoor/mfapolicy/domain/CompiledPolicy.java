package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One policy, with its networks found and its reasons made beforehand: most sign-ins meet the same few. */
final class CompiledPolicy {

    private final @Nullable String organizationId;
    private final AccessPolicy policy;
    private final int[] in;
    private final int[] outside;
    private final String key;
    private final Reason matched;
    private final Reason postponed;
    private final @Nullable Requirement alone;

    CompiledPolicy(@Nullable String organizationId, AccessPolicy policy, Map<String, Integer> networks) {
        this.organizationId = organizationId;
        this.policy = policy;
        this.in = indexes(policy.fromWhere().inNetworks(), networks);
        this.outside = indexes(policy.fromWhere().outsideNetworks(), networks);
        this.key = PolicyKey.of(organizationId, policy.id());
        this.matched = reason(true, ReasonCode.MATCHED, "");
        this.postponed = reason(true, ReasonCode.POSTPONED, "");
        this.alone = policy.effect() instanceof Effect.Require asked ? alone(asked) : null;
    }

    AccessPolicy policy() {
        return policy;
    }

    String key() {
        return key;
    }

    private static int[] indexes(Set<String> names, Map<String, Integer> networks) {
        return names.stream().mapToInt(networks::get).toArray();
    }

    private static Requirement alone(Effect.Require asked) {
        Strictest strictest = new Strictest();
        strictest.add(asked);
        return strictest.requirement();
    }

    /** Why it is for this sign-in, or the first condition that is not met. */
    Reason evaluate(SignInFacts facts, Belonging belonging, NetworksOfAddress networks) {
        Reason reason = who(facts, belonging);
        if (reason == null) {
            reason = whereTo(facts);
        }
        if (reason == null) {
            reason = fromWhere(facts, networks);
        }
        if (reason == null) {
            reason = when(facts);
        }
        return reason != null ? reason : isPostponed(facts) ? postponed : matched;
    }

    /** Grace is for whoever has nothing that would do: it never spares anybody a factor that they have. */
    private boolean isPostponed(SignInFacts facts) {
        return alone != null
                && alone.level() >= 2
                && policy.grace().isOpen(facts.now(), facts.graceUsed().getOrDefault(key, 0))
                && alone.among(facts.enrolled()).isEmpty();
    }

    private @Nullable Reason who(SignInFacts facts, Belonging belonging) {
        Who who = policy.who();
        if (who.exceptPeople().contains(facts.personId())) {
            return reason(false, ReasonCode.PERSON_LEFT_OUT, "");
        }
        if (haveCommon(who.exceptOrganizationRoles(), belonging.organizationRoles())) {
            return reason(false, ReasonCode.ORGANIZATION_ROLE_LEFT_OUT, Bounds.inOrder(belonging.organizationRoles()));
        }
        if (haveCommon(who.exceptTeams(), belonging.teams())) {
            return reason(false, ReasonCode.TEAM_LEFT_OUT, "");
        }
        boolean meant = who.everyone()
                || who.people().contains(facts.personId())
                || haveCommon(who.organizationRoles(), belonging.organizationRoles())
                || haveCommon(who.teams(), belonging.teams())
                || haveCommon(who.teamRoles(), belonging.teamRoles());
        return meant ? null : reason(false, ReasonCode.NOT_FOR_THIS_PERSON, "");
    }

    private @Nullable Reason whereTo(SignInFacts facts) {
        Set<String> applications = policy.whereTo().applications();
        String application = facts.application();
        if (application != null && !applications.isEmpty() && !applications.contains(application)) {
            return reason(false, ReasonCode.OTHER_APPLICATION, application);
        }
        Set<String> scopes = policy.whereTo().scopes();
        if (!scopes.isEmpty() && !haveCommon(scopes, facts.scopes())) {
            return reason(false, ReasonCode.OTHER_SCOPES, "");
        }
        return null;
    }

    private @Nullable Reason fromWhere(SignInFacts facts, NetworksOfAddress networks) {
        if (in.length > 0 && !networks.isInAny(in)) {
            return reason(
                    false,
                    ReasonCode.NOT_IN_NETWORK,
                    Bounds.inOrder(policy.fromWhere().inNetworks()));
        }
        if (!networks.isOutsideAll(outside)) {
            return reason(
                    false,
                    ReasonCode.IN_NETWORK,
                    Bounds.inOrder(policy.fromWhere().outsideNetworks()));
        }
        return switch (policy.fromWhere().device()) {
            case ANY -> null;
            case KNOWN -> facts.knownDevice() ? null : reason(false, ReasonCode.DEVICE_NOT_KNOWN, "");
            case UNKNOWN -> facts.knownDevice() ? reason(false, ReasonCode.DEVICE_KNOWN, "") : null;
        };
    }

    private @Nullable Reason when(SignInFacts facts) {
        Duration older = policy.when().strongFactorOlderThan();
        Instant at = older == null ? null : facts.assurance().strongAt().orElse(null);
        if (older == null || at == null || Duration.between(at, facts.now()).compareTo(older) > 0) {
            return null;
        }
        return reason(false, ReasonCode.FACTOR_RECENT, at.toString());
    }

    private static boolean haveCommon(Set<String> named, Set<String> held) {
        if (named.isEmpty()) {
            return false;
        }
        for (String one : held) {
            if (named.contains(one)) {
                return true;
            }
        }
        return false;
    }

    private Reason reason(boolean isMatch, ReasonCode code, String value) {
        return new Reason(organizationId, policy.id(), policy.name(), policy.state(), isMatch, code, value);
    }
}
