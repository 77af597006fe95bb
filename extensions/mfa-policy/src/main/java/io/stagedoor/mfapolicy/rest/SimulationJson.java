package io.stagedoor.mfapolicy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.mfapolicy.change.Decisions;
import io.stagedoor.mfapolicy.document.PolicySetDocument;
import io.stagedoor.mfapolicy.domain.Assurance;
import io.stagedoor.mfapolicy.domain.Belonging;
import io.stagedoor.mfapolicy.domain.Decision;
import io.stagedoor.mfapolicy.domain.Factor;
import io.stagedoor.mfapolicy.domain.FactsBuilder;
import io.stagedoor.mfapolicy.domain.Outcome;
import io.stagedoor.mfapolicy.domain.Proof;
import io.stagedoor.mfapolicy.domain.SignInFacts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in to try.
 *
 * @param person somebody of the organization; null for somebody made up of the roles and teams below
 * @param at RFC 3339; null for now
 * @param proofs what was proved; null for a password of just now
 * @param enrolled what they could use; null for what the person has
 * @param set policies to try instead of the saved ones
 */
record SimulationJson(
        @Nullable String person,
        @Nullable List<String> organizationRoles,
        @Nullable List<String> teamRoles,
        @Nullable List<String> teams,
        @Nullable String application,
        @Nullable List<String> scopes,
        @Nullable String address,
        @Nullable String at,
        @Nullable Boolean knownDevice,
        @Nullable Integer requestedLevel,
        @Nullable List<ProofJson> proofs,
        @Nullable List<String> enrolled,
        @Nullable PolicySetDocument set) {

    private static final String FACTORS =
            "a factor is 'totp', 'passkey', 'security-key', 'recovery-code', 'access-pass', 'push' or 'upstream'";

    /**
     * One proof.
     *
     * @param factor {@code password} or a factor
     * @param level of upstream only; null for the highest that the factor gives
     */
    record ProofJson(
            @Nullable String factor,
            @Nullable Integer level,
            @Nullable Integer ageMinutes,
            @Nullable Boolean remembered) {

        Proof toDomain(Instant now) {
            Instant when = now.minus(Duration.ofMinutes(ageMinutes == null ? 0 : Math.max(0, ageMinutes)));
            if ("password".equals(factor)) {
                return Proof.password(when);
            }
            Factor proved = named(factor);
            return new Proof(
                    proved, level == null ? proved.highestLevel() : level, when, Boolean.TRUE.equals(remembered));
        }
    }

    Instant instant(Instant now) {
        try {
            return at == null ? now : Instant.parse(at);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time is written as 2026-12-01T08:00:00Z", e);
        }
    }

    Belonging belonging(String organization) {
        return new Belonging(organization, set(organizationRoles), set(teams), set(teamRoles));
    }

    SignInFacts apply(FactsBuilder facts, Instant now) {
        facts.application(application)
                .scopes(set(scopes))
                .address(address)
                .knownDevice(Boolean.TRUE.equals(knownDevice))
                .requestedLevel(requestedLevel == null ? 0 : requestedLevel)
                .assurance(
                        proofs == null
                                ? Assurance.of(Proof.password(now))
                                : new Assurance(proofs.stream()
                                        .map(proof -> proof.toDomain(now))
                                        .toList()));
        return (enrolled == null
                        ? facts
                        : facts.enrolled(set(enrolled).stream()
                                .map(SimulationJson::named)
                                .collect(Collectors.toSet())))
                .build();
    }

    private static Factor named(@Nullable String word) {
        return Factor.of(word == null ? "" : word).orElseThrow(() -> new IllegalArgumentException(FACTORS));
    }

    private static Set<String> set(@Nullable List<String> values) {
        if (values != null && values.contains(null)) {
            throw new IllegalArgumentException("a list never names null");
        }
        return values == null ? Set.of() : new TreeSet<>(values);
    }

    /** What would become of it: as things are, with what only reports, and with drafts, too. */
    record Answer(
            OutcomeJson outcome, OutcomeJson ifReported, OutcomeJson ifAllEnforced, List<Decisions.Said> reasons) {

        static Answer of(Decision decision, Decision enforced) {
            return new Answer(
                    OutcomeJson.of(decision.outcome()),
                    OutcomeJson.of(decision.ifReported()),
                    OutcomeJson.of(enforced.outcome()),
                    decision.reasons().stream().map(Decisions.Said::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutcomeJson(
            String outcome,
            @Nullable Integer level,
            @Nullable List<String> factors,
            @Nullable Long maximumAgeMinutes,
            @Nullable String refusal,
            @Nullable String policy) {

        static OutcomeJson of(Outcome outcome) {
            String word = Decisions.word(outcome);
            return switch (outcome) {
                case Outcome.Allow in -> new OutcomeJson(word, null, null, null, null, null);
                case Outcome.EnrolSoon soon -> new OutcomeJson(word, null, words(soon.factors()), null, null, null);
                case Outcome.StepUp more ->
                    new OutcomeJson(
                            word,
                            more.level(),
                            words(more.factors()),
                            more.maximumAge() == null ? null : more.maximumAge().toMinutes(),
                            null,
                            null);
                case Outcome.EnrolNow more ->
                    new OutcomeJson(word, more.level(), words(more.factors()), null, null, null);
                case Outcome.Refuse refused ->
                    new OutcomeJson(word, null, null, null, refused.why().word(), refused.policyName());
            };
        }

        private static List<String> words(Set<Factor> factors) {
            return factors.stream().sorted().map(Factor::word).toList();
        }
    }
}
