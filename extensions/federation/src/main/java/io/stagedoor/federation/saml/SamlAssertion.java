package io.stagedoor.federation.saml;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an assertion says of somebody, after all rules.
 *
 * @param nameId null where the subject has none
 * @param expires when it stops being good: so long it must not be seen again
 * @param authentication AuthnContextClassRef
 */
public record SamlAssertion(
        String id,
        @Nullable String nameId,
        @Nullable String nameIdFormat,
        Map<String, List<String>> attributes,
        @Nullable String authentication,
        @Nullable Instant authenticatedAt,
        Instant expires) {

    public SamlAssertion {
        attributes = Map.copyOf(attributes);
    }

    /** Whether the subject's name means another person the next time. */
    public boolean isTransient() {
        return SamlNames.TRANSIENT.equals(nameIdFormat);
    }
}
