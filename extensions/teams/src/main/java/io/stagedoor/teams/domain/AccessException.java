package io.stagedoor.teams.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Allow or deny of one permission in one team, laid over the team role: an exception in the product's sense, not in Java's.
 *
 * @param id opaque
 * @param constraint reaches the application unchanged; empty for none, and always for a deny
 * @param projects where an allow counts; a deny counts in the whole team, as a narrower one would be lost on whoever cannot read it
 * @param expiresAt from when on it does not exist; null for never
 */
public record AccessException(
        String id,
        About about,
        Permission permission,
        Effect effect,
        String constraint,
        Projects projects,
        @Nullable Instant expiresAt) {

    /** What it does. */
    public enum Effect {
        ALLOW,
        DENY
    }

    /** Whom it concerns. */
    public sealed interface About {
        /** One person in the team. */
        record Person(String id) implements About {}

        /** Everybody who holds the team role in the team. */
        record Role(String key) implements About {}
    }

    public AccessException {
        constraint = Text.constraint(constraint);
        if (permission == Permission.LOGIN) {
            throw new IllegalArgumentException("signing in belongs to the person; no exception gives or takes it");
        }
        if (effect == Effect.DENY && (!constraint.isEmpty() || !projects.isAll())) {
            throw new IllegalArgumentException("a deny has neither a constraint nor projects");
        }
    }

    public boolean isLiveAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    public boolean isAboutPerson() {
        return about instanceof About.Person;
    }

    /** An allow opens what is conditional in the team role, never what the team role does not have at all. */
    public boolean fits(TeamRole role) {
        return effect == Effect.DENY || role.conditional().contains(permission);
    }
}
