package io.stagedoor.pushmfa.domain;

import java.time.Instant;

/** Sign-ins that wait. */
public final class Challenges {

    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    public static final MatchNumber NUMBER = new MatchNumber(47);

    private Challenges() {}

    public static Challenge open(String id, String person) {
        return at(id, person, NOW);
    }

    public static Challenge at(String id, String person, Instant createdAt) {
        return new Challenge(
                id,
                "ticket-" + id,
                person,
                new SignIn("attempt-" + id, "Screening Room", "Acme", "203.0.113.7", "Firefox Linux"),
                NUMBER,
                createdAt,
                ChallengeState.OPEN);
    }

    static Challenge in(ChallengeState state) {
        Challenge open = open("c", "ada");
        return new Challenge(
                open.id(), open.ticket(), open.person(), open.signIn(), open.number(), open.createdAt(), state);
    }
}
