package io.stagedoor.audit.domain;

import io.stagedoor.audit.api.AuditFact.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which facts are asked for; absent members exclude nothing.
 *
 * @param actor id of whoever did it
 * @param action a whole action, or its beginning
 * @param target id of what it was done to
 * @param from at or after
 * @param to before
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String target,
        @Nullable Outcome outcome,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

    private static final Pattern ACTION = Pattern.compile("[a-z0-9.-]{1,80}");

    /** @throws IllegalArgumentException in words for the caller */
    public AuditFilter {
        if (action != null && !ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("action is the beginning of an action: a-z 0-9 . -");
        }
        if (tooLong(actor) || tooLong(target)) {
            throw new IllegalArgumentException("an id has at most 255 characters");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("from is before to");
        }
    }

    /**
     * Reads what stands in an address.
     *
     * @throws IllegalArgumentException in words for the caller
     */
    public static AuditFilter parse(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String target,
            @Nullable String outcome,
            @Nullable String from,
            @Nullable String to) {
        return new AuditFilter(actor, action, target, outcome(outcome), instant("from", from), instant("to", to));
    }

    private static @Nullable Outcome outcome(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("outcome is success, refused or failed"));
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is a time as in RFC 3339, 2026-11-22T06:00:00Z", e);
        }
    }

    private static boolean tooLong(@Nullable String id) {
        return id != null && id.length() > 255;
    }
}
