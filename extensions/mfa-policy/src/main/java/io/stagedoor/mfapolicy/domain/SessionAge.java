package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long a session has lasted.
 *
 * @param began when the person last signed in, by a first factor or at their company
 * @param used when anything was last had from it
 */
public record SessionAge(Instant began, Instant used) {

    /** When it is over if nobody uses it again; empty where policies say nothing about it. */
    public Optional<Instant> end(Requirement requirement) {
        @Nullable Duration length = requirement.sessionLength();
        @Nullable Duration idle = requirement.idleTime();
        // Signing in again is a use, whether or not anybody has written it down yet.
        Instant last = used.isBefore(began) ? began : used;
        return Stream.concat(
                        length == null ? Stream.of() : Stream.of(began.plus(length)),
                        idle == null ? Stream.of() : Stream.of(last.plus(idle)))
                .min(Instant::compareTo);
    }

    /** At the very instant of its end it is over. */
    public boolean isOver(Requirement requirement, Instant now) {
        return end(requirement).filter(end -> !now.isBefore(end)).isPresent();
    }
}
