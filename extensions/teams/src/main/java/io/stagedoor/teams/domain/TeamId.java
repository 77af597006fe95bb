package io.stagedoor.teams.domain;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A team's id: opaque, unguessable, never reassigned.
 *
 * @param value 128 random bits in base64url: 22 characters, so that 50 teams fit into a token
 */
public record TeamId(String value) implements Comparable<TeamId> {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

    /** @throws IllegalArgumentException where it is not 22 characters of base64url */
    public TeamId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a team's id has 22 of A-Z a-z 0-9 _ -");
        }
    }

    /** The id, where it has the shape of one. */
    public static Optional<TeamId> of(String value) {
        return SHAPE.matcher(value).matches() ? Optional.of(new TeamId(value)) : Optional.empty();
    }

    /** A new one from a cryptographic source of randomness. */
    public static TeamId create(RandomGenerator random) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return new TeamId(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
