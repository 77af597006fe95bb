package io.stagedoor.mfapolicy.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.mfapolicy.domain.Effect;
import io.stagedoor.mfapolicy.domain.Factor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a policy does: {@code refuse}, or everything else. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record EffectDocument(
        @Nullable Boolean refuse,
        @Nullable Integer level,
        @Nullable List<String> factors,
        @Nullable Integer maximumAgeMinutes,
        @Nullable Integer sessionLengthMinutes,
        @Nullable Integer idleTimeMinutes,
        @Nullable Integer rememberDays,
        @Nullable String terms) {

    static EffectDocument of(Effect effect) {
        return switch (effect) {
            case Effect.Refuse ignored -> new EffectDocument(true, null, null, null, null, null, null, null);
            case Effect.Require asked ->
                new EffectDocument(
                        null,
                        asked.level(),
                        asked.factors().stream().map(Factor::word).toList(),
                        Lists.minutes(asked.maximumAge()),
                        Lists.minutes(asked.sessionLength()),
                        Lists.minutes(asked.idleTime()),
                        asked.rememberDays() == 0 ? null : asked.rememberDays(),
                        asked.terms());
        };
    }

    /** @throws IllegalArgumentException in words for whoever wrote it */
    Effect toDomain() {
        if (!Boolean.TRUE.equals(refuse)) {
            if (level == null) {
                throw new IllegalArgumentException("a policy says what it does: it refuses, or requires a level");
            }
            return new Effect.Require(
                    level,
                    namedFactors(),
                    Lists.minutes(maximumAgeMinutes),
                    Lists.minutes(sessionLengthMinutes),
                    Lists.minutes(idleTimeMinutes),
                    rememberDays == null ? 0 : rememberDays,
                    terms);
        }
        if (level != null || factors != null || terms != null || rememberDays != null || hasTimes()) {
            throw new IllegalArgumentException("a policy that refuses requires nothing beside");
        }
        return new Effect.Refuse();
    }

    private boolean hasTimes() {
        return maximumAgeMinutes != null || sessionLengthMinutes != null || idleTimeMinutes != null;
    }

    private Set<Factor> namedFactors() {
        return Lists.set(factors).stream()
                .map(
                        word -> Factor.of(word)
                                .orElseThrow(
                                        () -> new IllegalArgumentException(
                                                "a factor is 'totp', 'passkey', 'security-key', 'recovery-code', 'access-pass', 'push' or 'upstream'")))
                .collect(Collectors.toSet());
    }
}
