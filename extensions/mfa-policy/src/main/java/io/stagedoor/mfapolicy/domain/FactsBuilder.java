package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the facts of a sign-in together, one name each. */
public final class FactsBuilder {

    private final String personId;
    private List<Belonging> belongings = List.of();
    private @Nullable String application;
    private Set<String> scopes = Set.of();
    private int requestedLevel;
    private @Nullable Duration requestedMaximumAge;
    private @Nullable String address;
    private boolean knownDevice;
    private Assurance assurance = Assurance.NONE;
    private Set<Factor> enrolled = Set.of();
    private Set<String> acceptedTerms = Set.of();
    private Map<String, Integer> graceUsed = Map.of();
    private Set<String> signals = Set.of();
    private @Nullable String country;
    private boolean breakGlass;
    private Instant now;

    FactsBuilder(String personId, Instant now) {
        this.personId = personId;
        this.now = now;
    }

    FactsBuilder(SignInFacts facts) {
        personId = facts.personId();
        belongings = facts.belongings();
        application = facts.application();
        scopes = facts.scopes();
        requestedLevel = facts.requestedLevel();
        requestedMaximumAge = facts.requestedMaximumAge();
        address = facts.address();
        knownDevice = facts.knownDevice();
        assurance = facts.assurance();
        enrolled = facts.enrolled();
        acceptedTerms = facts.acceptedTerms();
        graceUsed = facts.graceUsed();
        signals = facts.signals();
        country = facts.country();
        breakGlass = facts.breakGlass();
        now = facts.now();
    }

    public FactsBuilder belongings(List<Belonging> belongings) {
        this.belongings = belongings;
        return this;
    }

    public FactsBuilder application(@Nullable String application) {
        this.application = application;
        return this;
    }

    public FactsBuilder scopes(Set<String> scopes) {
        this.scopes = scopes;
        return this;
    }

    public FactsBuilder requestedLevel(int requestedLevel) {
        this.requestedLevel = requestedLevel;
        return this;
    }

    public FactsBuilder requestedMaximumAge(@Nullable Duration requestedMaximumAge) {
        this.requestedMaximumAge = requestedMaximumAge;
        return this;
    }

    public FactsBuilder address(@Nullable String address) {
        this.address = address;
        return this;
    }

    public FactsBuilder knownDevice(boolean knownDevice) {
        this.knownDevice = knownDevice;
        return this;
    }

    public FactsBuilder assurance(Assurance assurance) {
        this.assurance = assurance;
        return this;
    }

    public FactsBuilder enrolled(Set<Factor> enrolled) {
        this.enrolled = enrolled;
        return this;
    }

    public FactsBuilder acceptedTerms(Set<String> acceptedTerms) {
        this.acceptedTerms = acceptedTerms;
        return this;
    }

    public FactsBuilder graceUsed(Map<String, Integer> graceUsed) {
        this.graceUsed = graceUsed;
        return this;
    }

    public FactsBuilder signals(Set<String> signals) {
        this.signals = signals;
        return this;
    }

    public FactsBuilder country(@Nullable String country) {
        this.country = country;
        return this;
    }

    public FactsBuilder breakGlass(boolean breakGlass) {
        this.breakGlass = breakGlass;
        return this;
    }

    public FactsBuilder now(Instant now) {
        this.now = now;
        return this;
    }

    public SignInFacts build() {
        return new SignInFacts(
                personId,
                belongings,
                application,
                scopes,
                requestedLevel,
                requestedMaximumAge,
                address,
                knownDevice,
                assurance,
                enrolled,
                acceptedTerms,
                graceUsed,
                signals,
                country,
                breakGlass,
                now);
    }
}
