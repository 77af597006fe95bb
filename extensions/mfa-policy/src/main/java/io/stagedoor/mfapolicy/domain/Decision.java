package io.stagedoor.mfapolicy.domain;

import java.util.List;

/**
 * What was decided, and why.
 *
 * @param outcome what happens
 * @param ifReported what would happen if the policies that only report were enforced, too
 * @param requirement what the enforced policies ask for together
 * @param reasons one for each policy, in the order of the sets that were asked, and those of no policy after them
 */
public record Decision(Outcome outcome, Outcome ifReported, Requirement requirement, List<Reason> reasons) {

    public Decision {
        reasons = List.copyOf(reasons);
    }

    /** Whether a policy that only reports would have changed anything. */
    public boolean reportsADifference() {
        return !outcome.equals(ifReported);
    }

    /** Whether nothing but a plain way in follows, of which there is nothing to write down. */
    public boolean isPlain() {
        return !reportsADifference()
                && outcome instanceof Outcome.Allow allowed
                && !allowed.alarm()
                && reasons.stream().noneMatch(Reason::matched);
    }
}
