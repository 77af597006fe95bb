package io.stagedoor.teams.rest;

import io.stagedoor.teams.domain.Permission;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of requests and answers. What they throw, callers read. */
final class Values {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Values() {}

    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** RFC 3339, in UTC. */
    static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            if (!time.isAfter(LATEST) && time.isAfter(Instant.EPOCH)) {
                return time;
            }
        } catch (DateTimeException e) {
            // answered below
        }
        throw new IllegalArgumentException("a time is written like 2027-01-31T12:00:00Z");
    }

    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    static Set<Permission> permissions(@Nullable Collection<String> words) {
        Set<Permission> permissions = new LinkedHashSet<>();
        if (words != null) {
            words.forEach(word -> permissions.add(Permission.require(word)));
        }
        return permissions;
    }

    static List<String> words(Set<Permission> permissions) {
        return permissions.stream().map(Permission::word).sorted().toList();
    }
}
