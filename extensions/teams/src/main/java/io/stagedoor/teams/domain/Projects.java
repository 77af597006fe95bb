package io.stagedoor.teams.domain;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a membership or an exception is narrowed to: some projects, or not at all.
 *
 * @param only opaque ids of an application; null where every project is meant
 */
public record Projects(@Nullable Set<String> only) {

    /** How many projects one membership or exception may name. */
    public static final int MOST = 20;

    /** No narrowing. */
    public static final Projects ALL = new Projects(null);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~:-]{1,64}");

    public Projects {
        if (only != null) {
            only = Set.copyOf(only);
        }
    }

    /**
     * What somebody asks for.
     *
     * @throws IllegalArgumentException where there are none, too many, or one has not the shape of an id
     */
    public static Projects requested(@Nullable Collection<String> ids) {
        if (ids == null) {
            return ALL;
        }
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new IllegalArgumentException("projects has 1 to " + MOST + " ids; leave it out for all projects");
        }
        if (!ids.stream().allMatch(id -> ID.matcher(id).matches())) {
            throw new IllegalArgumentException("a project's id has 1 to 64 of A-Z a-z 0-9 . _ ~ : -");
        }
        return new Projects(Set.copyOf(ids));
    }

    public boolean isAll() {
        return only == null;
    }

    public boolean contains(@Nullable String project) {
        return only == null || (project != null && only.contains(project));
    }

    public boolean containsAll(Projects others) {
        return only == null || (others.only != null && only.containsAll(others.only));
    }

    public Projects union(Projects other) {
        if (only == null || other.only == null) {
            return ALL;
        }
        Set<String> both = new TreeSet<>(only);
        both.addAll(other.only);
        return new Projects(both);
    }

    /** In a stable order; empty where all are meant. */
    public SortedSet<String> sorted() {
        return only == null ? new TreeSet<>() : new TreeSet<>(only);
    }
}
