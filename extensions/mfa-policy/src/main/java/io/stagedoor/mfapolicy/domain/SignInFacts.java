package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a decision is made of. What is not known counts as if it met each condition, so that leaving something out never weakens.
 *
 * @param belongings what the person is, in each organization whose policies are asked
 * @param application client id; null where none is known
 * @param requestedLevel what the application asks for itself; 0 where it asks for nothing
 * @param requestedMaximumAge the same for {@code max_age}
 * @param address as text; null, or anything that is no address, counts as unknown
 * @param knownDevice the device is remembered
 * @param enrolled factors that the person could use now; {@link Factor#UPSTREAM} where their company has a connection
 * @param acceptedTerms versions
 * @param graceUsed how often enrolment was put off, by {@link PolicyKey}
 * @param signals of risk; no condition reads them yet
 * @param country as in ISO 3166; no condition reads it yet
 * @param breakGlass the person is exempt, so that there is a way in when all else fails
 */
public record SignInFacts(
        String personId,
        List<Belonging> belongings,
        @Nullable String application,
        Set<String> scopes,
        int requestedLevel,
        @Nullable Duration requestedMaximumAge,
        @Nullable String address,
        boolean knownDevice,
        Assurance assurance,
        Set<Factor> enrolled,
        Set<String> acceptedTerms,
        Map<String, Integer> graceUsed,
        Set<String> signals,
        @Nullable String country,
        boolean breakGlass,
        Instant now) {

    public SignInFacts {
        belongings = List.copyOf(belongings);
        scopes = Set.copyOf(scopes);
        enrolled = Set.copyOf(enrolled);
        acceptedTerms = Set.copyOf(acceptedTerms);
        graceUsed = Map.copyOf(graceUsed);
        signals = Set.copyOf(signals);
    }

    /** Of somebody of whom nothing else is known. */
    public static FactsBuilder of(String personId, Instant now) {
        return new FactsBuilder(personId, now);
    }

    /** The same sign-in with something changed. */
    public FactsBuilder but() {
        return new FactsBuilder(this);
    }
}
