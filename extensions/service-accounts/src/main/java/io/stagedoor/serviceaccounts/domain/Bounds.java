package io.stagedoor.serviceaccounts.domain;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a service account may go at most: the same permissions in each team of the organization, or in some teams what is said for each of them.
 *
 * @param everywhere permissions in each team, also in those that come later; empty where teams are named
 * @param teams by id
 */
public record Bounds(Set<String> everywhere, SortedMap<String, InTeam> teams) {

    public static final int MOST_TEAMS = 20;
    public static final int MOST_PROJECTS = 10;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~:-]{1,64}");
    private static final Pattern PERMISSION = Pattern.compile("[a-z]+(\\.[a-z]+)*");
    private static final String EVERYWHERE = "*";

    /**
     * In one team.
     *
     * @param projects null for all of them
     */
    public record InTeam(Set<String> permissions, @Nullable Set<String> projects) {
        public InTeam {
            permissions = checked(permissions);
            if (permissions.isEmpty()) {
                throw new IllegalArgumentException("a team without permissions is left out");
            }
            if (projects != null) {
                if (projects.isEmpty()
                        || projects.size() > MOST_PROJECTS
                        || !projects.stream().allMatch(id -> ID.matcher(id).matches())) {
                    throw new IllegalArgumentException("projects has 1 to " + MOST_PROJECTS
                            + " ids of A-Z a-z 0-9 . _ ~ : - ; leave it out for all projects");
                }
                projects = sorted(projects);
            }
        }
    }

    /** Nothing at all. */
    public static final Bounds NONE = new Bounds(Set.of(), Collections.emptySortedMap());

    public Bounds {
        everywhere = checked(everywhere);
        if (!everywhere.isEmpty() && !teams.isEmpty()) {
            throw new IllegalArgumentException(
                    "permissions are for the whole organization or for named teams, not both");
        }
        if (teams.size() > MOST_TEAMS) {
            throw new IllegalArgumentException("at most " + MOST_TEAMS + " teams can be named");
        }
        if (!teams.keySet().stream().allMatch(id -> ID.matcher(id).matches())) {
            throw new IllegalArgumentException("this is not the id of a team");
        }
        teams = Collections.unmodifiableSortedMap(new TreeMap<>(teams));
    }

    public boolean isEmpty() {
        return everywhere.isEmpty() && teams.isEmpty();
    }

    /** Whether nothing in the other is outside of this. */
    public boolean cover(Bounds other) {
        return common(other).equals(other);
    }

    /** What both give. */
    public Bounds common(Bounds other) {
        if (!everywhere.isEmpty() && !other.everywhere.isEmpty()) {
            return new Bounds(both(everywhere, other.everywhere), Collections.emptySortedMap());
        }
        SortedMap<String, InTeam> common = new TreeMap<>();
        for (String team : everywhere.isEmpty() ? teams.keySet() : other.teams.keySet()) {
            @Nullable InTeam ours = in(team);
            @Nullable InTeam theirs = other.in(team);
            if (ours != null && theirs != null) {
                add(common, team, both(ours.permissions, theirs.permissions), projects(ours, theirs));
            }
        }
        return new Bounds(Set.of(), common);
    }

    private static void add(
            SortedMap<String, InTeam> common, String team, Set<String> permissions, @Nullable Set<String> projects) {
        if (!permissions.isEmpty() && (projects == null || !projects.isEmpty())) {
            common.put(team, new InTeam(permissions, projects));
        }
    }

    private @Nullable InTeam in(String team) {
        return everywhere.isEmpty() ? teams.get(team) : new InTeam(everywhere, null);
    }

    private static @Nullable Set<String> projects(InTeam ours, InTeam theirs) {
        if (ours.projects == null) {
            return theirs.projects;
        }
        return theirs.projects == null ? ours.projects : both(ours.projects, theirs.projects);
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** As it stands in tables: a line for each team, with its projects and its permissions. */
    public String text() {
        if (!everywhere.isEmpty()) {
            return line(EVERYWHERE, new InTeam(everywhere, null));
        }
        return teams.entrySet().stream()
                .map(team -> line(team.getKey(), team.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String team, InTeam bound) {
        return team + "\t" + (bound.projects == null ? EVERYWHERE : String.join(" ", bound.projects)) + "\t"
                + String.join(" ", bound.permissions);
    }

    /** Of {@link #text}. */
    public static Bounds of(String text) {
        Set<String> everywhere = Set.of();
        SortedMap<String, InTeam> teams = new TreeMap<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split("\t", -1);
            Set<String> permissions = words(parts[2]);
            if (parts[0].equals(EVERYWHERE)) {
                everywhere = permissions;
            } else {
                teams.put(parts[0], new InTeam(permissions, parts[1].equals(EVERYWHERE) ? null : words(parts[1])));
            }
        }
        return new Bounds(everywhere, teams);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> checked(Set<String> permissions) {
        if (!permissions.stream().allMatch(word -> PERMISSION.matcher(word).matches())) {
            throw new IllegalArgumentException("a permission is a word as asset.view");
        }
        return sorted(permissions);
    }

    private static SortedSet<String> sorted(Set<String> words) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(words));
    }

    /** Each permission that is named anywhere. */
    public Set<String> permissions() {
        Set<String> all = new TreeSet<>(everywhere);
        teams.values().forEach(team -> all.addAll(team.permissions));
        return all;
    }

    /** For a few words in a trail. */
    @Override
    public String toString() {
        return text().replace('\n', ';').replace('\t', ' ');
    }
}
