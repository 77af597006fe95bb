package io.stagedoor.kernel;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Ties together the log lines and answers that one request caused.
 *
 * <p>Shape: 8 to 64 of {@code A-Z a-z 0-9 . _ -}; anything else could break a log line or a header.
 *
 * @param value the id as it stands in the {@code X-Request-Id} header and in the logs
 */
public record CorrelationId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /**
     * @throws IllegalArgumentException where the value has not the shape above
     */
    public CorrelationId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a correlation id has 8 to 64 of A-Z a-z 0-9 . _ -");
        }
    }

    /** Takes over a caller's id if it has the right shape, else makes a new one: a hostile header never reaches a log. */
    public static CorrelationId acceptOrCreate(@org.jspecify.annotations.Nullable String offered) {
        return offered != null && SHAPE.matcher(offered).matches() ? new CorrelationId(offered) : create();
    }

    /** A new random id. */
    public static CorrelationId create() {
        return new CorrelationId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
