package io.stagedoor.teams.domain;

/** What became of a change. */
public sealed interface Outcome<T> {

    /** It was made. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It was not, and nothing of it was written. */
    record Refused<T>(Refusal reason) implements Outcome<T> {}

    /** Why a change is not made. */
    enum Refusal {
        NOT_FOUND,
        CHANGED_MEANWHILE,
        ALREADY_THERE,
        NO_SUCH_TEAM,
        NO_SUCH_TEAM_ROLE,
        NOT_CONDITIONAL,
        NOT_IN_TEAM,
        IN_USE,
        LAST_OWNER,
        TOO_MANY
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal reason) {
        return new Refused<>(reason);
    }
}
