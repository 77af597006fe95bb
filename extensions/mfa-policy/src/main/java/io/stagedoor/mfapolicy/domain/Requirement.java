package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What several policies ask for together: of each part the strictest.
 *
 * @param level 0 where nothing is asked for
 * @param factors those that count, all of which can reach the level; none where no factor is left that could
 * @param rememberDays how long a device may stand for a factor; null where no policy asked for a factor
 */
public record Requirement(
        int level,
        Set<Factor> factors,
        @Nullable Duration maximumAge,
        @Nullable Duration sessionLength,
        @Nullable Duration idleTime,
        @Nullable Integer rememberDays,
        Set<String> terms) {

    public static final Requirement NOTHING = new Requirement(0, Factor.ALL, null, null, null, null, Set.of());

    public Requirement {
        EnumSet<Factor> able = EnumSet.noneOf(Factor.class);
        for (Factor factor : factors) {
            if (factor.highestLevel() >= level) {
                able.add(factor);
            }
        }
        factors = Collections.unmodifiableSet(able);
        terms = Set.copyOf(terms);
    }

    /** Whether nobody can meet it: policies that allow different factors leave none in common. */
    public boolean cannotBeMet() {
        return level >= 2 && factors.isEmpty();
    }

    boolean isMetBy(Assurance assurance, Instant now) {
        if (level == 0 && maximumAge == null) {
            return true;
        }
        boolean met = false;
        boolean present = false;
        for (Proof proof : assurance.proofs()) {
            met |= isMetBy(proof, now);
            present |= !proof.remembered() && isFresh(proof, now);
        }
        // A device that is remembered stands for a factor, never for the person.
        return met && present;
    }

    private boolean isFresh(Proof proof, Instant now) {
        return maximumAge == null || Duration.between(proof.at(), now).compareTo(maximumAge) <= 0;
    }

    /** Whether a device that is remembered meets it: for as long as all policies together allow, and for the factor that they ask for. */
    public boolean isMetByRemembered(Proof proof, Instant now) {
        return proof.remembered() && level >= 2 && isMetBy(proof, now);
    }

    /** One proof meets all of it: two halves by two factors would be neither as strong nor as recent as was asked. */
    private boolean isMetBy(Proof proof, Instant now) {
        if (proof.level() < level || (level >= 2 && (proof.factor() == null || !factors.contains(proof.factor())))) {
            return false;
        }
        if (!isFresh(proof, now)) {
            return false;
        }
        Duration age = Duration.between(proof.at(), now);
        return !proof.remembered() || age.compareTo(Duration.ofDays(rememberDays == null ? 0 : rememberDays)) < 0;
    }

    /** Of what somebody has, what would meet it. */
    Set<Factor> among(Set<Factor> enrolled) {
        EnumSet<Factor> left = EnumSet.noneOf(Factor.class);
        left.addAll(factors);
        left.retainAll(enrolled);
        return Collections.unmodifiableSet(left);
    }

    Set<Factor> enrollable() {
        EnumSet<Factor> left = EnumSet.noneOf(Factor.class);
        for (Factor factor : factors) {
            if (factor.enrollable()) {
                left.add(factor);
            }
        }
        return Collections.unmodifiableSet(left);
    }
}
