package io.stagedoor.people.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.audit.api.AuditFact;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Facts of the audit trail as they are told to the person whom they are about, without anything of the others in them. */
final class OwnFacts {

    /** Words of the product; everything else may be somebody else's id, or what an administrator wrote. */
    private static final Set<String> PLAIN = Set.of(
            "after",
            "application",
            "before",
            "connection",
            "credential",
            "effect",
            "grant",
            "method",
            "organizationRoles",
            "permission",
            "sessions",
            "team",
            "teamRole");

    /**
     * One fact.
     *
     * @param by {@code you}, or what kind of actor it was
     * @param about what it was done to: {@code you}, or its kind and, of what is nobody, its id
     * @param from the person's own address; null where somebody else acted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Told(
            String at,
            String action,
            String outcome,
            String by,
            @Nullable String about,
            @Nullable String from,
            Map<String, String> details) {}

    private OwnFacts() {}

    /** What the person may read of it. */
    public static Told tell(String person, Instant at, AuditFact fact) {
        boolean own = fact.actor().id().equals(person);
        return new Told(
                at.toString(),
                fact.action(),
                fact.outcome().name().toLowerCase(Locale.ROOT),
                own ? "you" : fact.actor().type(),
                about(person, fact.target()),
                own ? fact.from() : null,
                plain(fact.details()));
    }

    private static @Nullable String about(String person, AuditFact.@Nullable Target target) {
        if (target == null) {
            return null;
        }
        if (target.id().equals(person)) {
            return "you";
        }
        return switch (target.type()) {
            case "team", "session", "client", "organization" -> target.type() + " " + target.id();
            default -> target.type();
        };
    }

    private static Map<String, String> plain(Map<String, String> details) {
        Map<String, String> kept = new TreeMap<>(details);
        kept.keySet().retainAll(PLAIN);
        return kept;
    }
}
