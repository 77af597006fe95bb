package io.stagedoor.audit.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, and never a secret: no password, token, code, key or cookie belongs in any member.
 *
 * @param realmId id of the realm
 * @param organizationId id of the organization whose trail it belongs to; null for the realm's own
 * @param actor who did it
 * @param action what, as {@code noun.verb}: {@code team.create}, {@code sign-in}, {@code membership.change}
 * @param target what it was done to, null where nothing is
 * @param outcome how it ended
 * @param reason why it was refused or failed, null where it was not
 * @param from address of whoever did it, null where nobody called
 * @param correlationId ties it to the answer and the log, null where there is none
 * @param details a few words more; short names and values
 */
public record AuditFact(
        String realmId,
        @Nullable String organizationId,
        Actor actor,
        String action,
        @Nullable Target target,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String from,
        @Nullable String correlationId,
        Map<String, String> details) {

    public AuditFact {
        details = Map.copyOf(details);
    }

    /** How it ended. */
    public enum Outcome {
        SUCCESS,
        REFUSED,
        FAILED
    }

    /**
     * Who did it.
     *
     * @param type {@code person}, {@code service-account}, {@code client}, {@code system}, or {@code anonymous} where nobody was recognized
     * @param id opaque id
     * @param client the application through which they acted, null where none
     */
    public record Actor(String type, String id, @Nullable String client) {

        public static Actor person(String id, @Nullable String client) {
            return new Actor("person", id, client);
        }

        public static Actor system(String name) {
            return new Actor("system", name, null);
        }
    }

    /**
     * What it was done to.
     *
     * @param type singular noun: {@code team}, {@code person}, {@code session}
     */
    public record Target(String type, String id) {}
}
