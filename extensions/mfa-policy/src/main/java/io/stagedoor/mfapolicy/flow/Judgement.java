package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.api.AccessPolicies;
import io.stagedoor.mfapolicy.api.Attempt;
import io.stagedoor.mfapolicy.assurance.Method;
import io.stagedoor.mfapolicy.assurance.Need;
import io.stagedoor.mfapolicy.assurance.Proofs;
import io.stagedoor.mfapolicy.assurance.Upstream;
import io.stagedoor.mfapolicy.change.Concerned;
import io.stagedoor.mfapolicy.change.Devices;
import io.stagedoor.mfapolicy.domain.Assurance;
import io.stagedoor.mfapolicy.domain.Decision;
import io.stagedoor.mfapolicy.domain.Factor;
import io.stagedoor.mfapolicy.domain.Outcome;
import io.stagedoor.mfapolicy.domain.PolicyKey;
import io.stagedoor.mfapolicy.domain.PolicyState;
import io.stagedoor.mfapolicy.domain.Proof;
import io.stagedoor.mfapolicy.domain.RememberedDevice;
import io.stagedoor.mfapolicy.domain.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/**
 * What access policies say about a sign-in or a token, in the words of this package.
 *
 * @param organization whose policies were asked; null for those of all
 * @param device null where the browser is none that is remembered and good here
 */
record Judgement(
        KeycloakSession session,
        @Nullable OrganizationModel organization,
        UserModel person,
        Attempt attempt,
        @Nullable RememberedDevice device,
        Decision decision) {

    private static final String HANDED_ON = "stagedoor.judgement";

    /**
     * Asks the policies.
     *
     * @param organization what the token is for; null where that is not known
     * @param scopes what it will have
     * @param began when the session began, or now
     * @param shown the remembered device that the person came from; null where there is none
     * @param deviceCounts whether it may stand for a factor; it is known either way
     */
    static Judgement of(
            KeycloakSession session,
            @Nullable OrganizationModel organization,
            UserModel person,
            String application,
            @Nullable String scopes,
            @Nullable String address,
            Proofs proofs,
            Instant began,
            @Nullable RememberedDevice shown,
            boolean deviceCounts) {
        @Nullable
        RememberedDevice device = shown == null ? null : good(session, organization, person, application, shown);
        Attempt attempt = new Attempt(
                application,
                words(scopes),
                0,
                null,
                address,
                device != null,
                assurance(proofs, began, deviceCounts ? device : null),
                Set.of());
        if (session.removeAttribute(HANDED_ON) instanceof Judgement before
                && before.isAbout(organization, person, attempt)) {
            return before;
        }
        Decision decision =
                new AccessPolicies(session, session.getContext().getRealm()).decide(organization, person, attempt);
        return new Judgement(session, organization, person, attempt, device, decision);
    }

    /** Not where policies have come to ask for more since it was made. */
    private static @Nullable RememberedDevice good(
            KeycloakSession session,
            @Nullable OrganizationModel organization,
            UserModel person,
            String application,
            RememberedDevice shown) {
        List<OrganizationModel> concerned =
                Concerned.of(session, organization, person, application).all();
        return new Devices(session, session.getContext().getRealm()).isGoodFor(shown, concerned) ? shown : null;
    }

    /** To whoever asks next in the same request: nothing can have changed that the same question does not show. Once. */
    void handOn() {
        session.setAttribute(HANDED_ON, this);
    }

    private boolean isAbout(@Nullable OrganizationModel named, UserModel who, Attempt tried) {
        return id(organization).equals(id(named)) && person.getId().equals(who.getId()) && attempt.equals(tried);
    }

    private static String id(@Nullable OrganizationModel one) {
        return one == null ? "" : one.getId();
    }

    /** Whoever has a session has proved something when it began, if only that a mailbox is theirs; or their company has, which says when. */
    private static Assurance assurance(Proofs proofs, Instant began, @Nullable RememberedDevice device) {
        List<Proof> all = new ArrayList<>();
        proofs.methods()
                .forEach((method, at) -> all.add(
                        method.isSecondFactor()
                                ? new Proof(factor(method), method.level(), at, false)
                                : Proof.password(at)));
        @Nullable Upstream upstream = proofs.upstream();
        if (upstream != null) {
            all.add(Proof.upstream(upstream.level(), upstream.at()));
        }
        if (upstream == null && all.stream().noneMatch(proof -> proof.level() == 1)) {
            all.add(Proof.password(began));
        }
        if (device != null) {
            all.add(device.proof());
        }
        return new Assurance(all);
    }

    private static @Nullable Factor factor(Method method) {
        return Factor.of(method.factor()).orElse(null);
    }

    private static Set<String> words(@Nullable String scopes) {
        return scopes == null
                ? Set.of()
                : Arrays.stream(scopes.strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    boolean letsIn() {
        return decision.outcome() instanceof Outcome.Allow || decision.outcome() instanceof Outcome.EnrolSoon;
    }

    /** For how long the policies let a device stand for a factor of this sign-in; 0 where they do not, or nothing that is remembered reaches what they ask. */
    int rememberDays() {
        Requirement requirement = decision.requirement();
        @Nullable Integer days = requirement.rememberDays();
        return !letsIn() || days == null || requirement.level() > RememberedDevice.HIGHEST_LEVEL ? 0 : days;
    }

    /** Whether there is one, and they let this one. */
    boolean letsDeviceStandIn() {
        return letsIn()
                && attempt.assurance().proofs().stream()
                        .anyMatch(proof ->
                                decision.requirement().isMetByRemembered(proof, SessionProofs.CLOCK.instant()));
    }

    /** The refusal that no factor helps against. */
    Optional<Outcome.Refuse> refusal() {
        return decision.outcome() instanceof Outcome.Refuse refuse ? Optional.of(refuse) : Optional.empty();
    }

    /** What is missing; empty where nothing is. */
    Optional<Need> missing() {
        return switch (decision.outcome()) {
            case Outcome.StepUp more -> Optional.of(need(more.level(), more.maximumAge()));
            case Outcome.EnrolNow more ->
                Optional.of(need(more.level(), decision.requirement().maximumAge()));
            default -> Optional.empty();
        };
    }

    /** Whether the person was here too long ago, whatever they proved: a first factor again is enough. */
    boolean wasTooLongAgo() {
        return missing().filter(need -> need.level() < 2).isPresent();
    }

    private Need need(int level, @Nullable Duration maximumAge) {
        Set<Factor> allowed = decision.requirement().factors();
        return level < 2
                ? new Need(1, Need.ANY, true, maximumAge)
                : new Need(
                        level,
                        Arrays.stream(Method.values())
                                .filter(method -> allowed.contains(factor(method)))
                                .collect(Collectors.toUnmodifiableSet()),
                        allowed.contains(Factor.UPSTREAM),
                        maximumAge);
    }

    /** Whether the decision still holds. */
    boolean record(String signIn) {
        return new AccessPolicies(session, session.getContext().getRealm())
                .record(organization, person, attempt, signIn, decision);
    }

    /** The enforced policies that had a say. */
    Set<String> matched() {
        return decision.reasons().stream()
                .filter(reason -> reason.matched() && reason.state() == PolicyState.ENFORCED)
                .filter(reason -> reason.policyId() != null)
                .map(reason -> PolicyKey.of(reason.organizationId(), String.valueOf(reason.policyId())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
