package io.stagedoor.mfapolicy.api;

import io.stagedoor.mfapolicy.domain.Assurance;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a gate knows of a sign-in, a session or a token request. Everything about the person is looked up behind it.
 *
 * @param application client id; null where none is known yet
 * @param requestedLevel what the application asks for; 0 where it asks for nothing
 * @param requestedMaximumAge null where it asks for none; one of zero is never met, so leave it to whoever signs people in again
 * @param address null where it is not known
 * @param knownDevice the device is remembered
 * @param acceptedTerms versions of terms that the person has accepted
 */
public record Attempt(
        @Nullable String application,
        Set<String> scopes,
        int requestedLevel,
        @Nullable Duration requestedMaximumAge,
        @Nullable String address,
        boolean knownDevice,
        Assurance assurance,
        Set<String> acceptedTerms) {

    public Attempt {
        scopes = Set.copyOf(scopes);
        acceptedTerms = Set.copyOf(acceptedTerms);
    }

    /** With nothing asked for by the application. */
    public static Attempt of(
            @Nullable String application, Set<String> scopes, @Nullable String address, Assurance assurance) {
        return new Attempt(application, scopes, 0, null, address, false, assurance, Set.of());
    }
}
