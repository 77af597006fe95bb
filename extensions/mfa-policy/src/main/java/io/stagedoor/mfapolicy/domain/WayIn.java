package io.stagedoor.mfapolicy.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether somebody could come in at all, if they did what they are asked. */
public final class WayIn {

    private WayIn() {}

    /**
     * Tries it: with a password first, then with each factor that is asked for or can be set up.
     *
     * @param facts of the sign-in, whatever was proved so far
     * @return why not; empty where there is a way
     */
    public static Optional<Refusal> missing(List<CompiledPolicies> sets, SignInFacts facts) {
        SignInFacts first =
                facts.but().assurance(Assurance.of(Proof.password(facts.now()))).build();
        return switch (AccessEngine.decide(sets, first).outcome()) {
            case Outcome.Allow in -> Optional.empty();
            case Outcome.EnrolSoon in -> Optional.empty();
            case Outcome.Refuse refused -> Optional.of(refused.why());
            case Outcome.StepUp more -> withOneOf(more.factors(), sets, first);
            case Outcome.EnrolNow more -> withOneOf(more.factors(), sets, first);
        };
    }

    private static Optional<Refusal> withOneOf(Set<Factor> factors, List<CompiledPolicies> sets, SignInFacts first) {
        Refusal last = Refusal.NO_WAY_TO_ENROL;
        for (Factor factor : factors) {
            SignInFacts proved = first.but()
                    .assurance(Assurance.of(Proof.password(first.now()), Proof.of(factor, first.now())))
                    .build();
            Outcome outcome = AccessEngine.decide(sets, proved).outcome();
            if (outcome instanceof Outcome.Allow || outcome instanceof Outcome.EnrolSoon) {
                return Optional.empty();
            }
            if (outcome instanceof Outcome.Refuse refused) {
                last = refused.why();
            }
        }
        return Optional.of(last);
    }
}
