package io.stagedoor.teams.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one person may do in one team: the strongest live source's team role, with the exceptions laid over it.
 *
 * @param projects what all live sources of that team role give together
 * @param allow what exceptions add, in every project of the membership or in some
 * @param deny what exceptions take; wins
 * @param until when something of it ends; null where nothing does
 */
public record Access(
        TeamRole role,
        Projects projects,
        Map<Permission, Allowance> allow,
        Set<Permission> deny,
        @Nullable Instant until) {

    /** One allowed permission. */
    public record Allowance(String constraint, Projects projects) {}

    public Access {
        allow = Map.copyOf(allow);
        deny = Set.copyOf(deny);
    }

    /**
     * What somebody has in a team now; nothing where no live source gives a team role that exists.
     *
     * @param exceptions of that team: those about the person and those about any team role
     */
    public static Optional<Access> of(
            Collection<Source> sources,
            Collection<AccessException> exceptions,
            Function<String, Optional<TeamRole>> roles,
            Instant now) {
        List<Source> live =
                sources.stream().filter(source -> source.isLiveAt(now)).toList();
        return live.stream()
                .flatMap(source -> roles.apply(source.teamRole()).stream())
                .min(TeamRole.strongestFirst())
                .map(role -> withRole(role, live, exceptions, now));
    }

    private static Access withRole(
            TeamRole role, List<Source> live, Collection<AccessException> exceptions, Instant now) {
        Expiry expiry = new Expiry();
        Projects projects = live.stream()
                .filter(source -> source.teamRole().equals(role.key()))
                .map(source -> {
                    expiry.note(source.expiresAt());
                    return source.projects();
                })
                .reduce(Projects::union)
                .orElseThrow();
        Map<Permission, Allowance> allow = new EnumMap<>(Permission.class);
        Set<Permission> deny = EnumSet.noneOf(Permission.class);
        exceptions.stream()
                .filter(exception -> exception.isLiveAt(now) && exception.fits(role) && concerns(exception, role))
                // Those about the person last, as they say it more exactly than those about the team role.
                .sorted(Comparator.comparing(AccessException::isAboutPerson))
                .forEach(exception -> {
                    if (exception.effect() == AccessException.Effect.DENY) {
                        deny.add(exception.permission());
                    } else {
                        allow.put(exception.permission(), new Allowance(exception.constraint(), exception.projects()));
                        expiry.note(exception.expiresAt());
                    }
                });
        allow.keySet().removeAll(deny);
        return new Access(role, projects, allow, deny, expiry.earliest);
    }

    private static boolean concerns(AccessException exception, TeamRole role) {
        return !(exception.about() instanceof AccessException.About.Role(String key)) || key.equals(role.key());
    }

    /**
     * What stock authorizers may rely on: permissions without any condition.
     *
     * @param project the one that is asked about; null for the whole team
     * @return nothing at all where the membership is narrowed and the project is not one of its own
     */
    public Set<Permission> unconditional(@Nullable String project) {
        Set<Permission> found = EnumSet.noneOf(Permission.class);
        if (!projects.contains(project)) {
            return found;
        }
        found.addAll(role.permissions());
        allow.forEach((permission, allowance) -> {
            if (allowance.constraint().isEmpty() && allowance.projects().contains(project)) {
                found.add(permission);
            }
        });
        found.removeAll(deny);
        return found;
    }

    /** Whether somebody who had that before has lost nothing. */
    public boolean keepsAllOf(Access before) {
        return projects.containsAll(before.projects)
                && before.deny.containsAll(deny)
                && missingFrom(before).isEmpty()
                && before.allow.entrySet().stream().allMatch(was -> keeps(was.getKey(), was.getValue()));
    }

    private Set<Permission> missingFrom(Access before) {
        Set<Permission> missing = EnumSet.copyOf(before.role.permissions());
        missing.removeAll(before.deny);
        missing.removeAll(role.permissions());
        // What was the team role's own is kept where an exception gives it without any condition.
        missing.removeIf(permission -> keeps(permission, new Allowance("", Projects.ALL)));
        return missing;
    }

    private boolean keeps(Permission permission, Allowance was) {
        if (deny.contains(permission)) {
            return false;
        }
        if (role.permissions().contains(permission)) {
            return true;
        }
        Allowance is = allow.get(permission);
        return is != null
                && (is.constraint().isEmpty() || is.constraint().equals(was.constraint()))
                && is.projects().containsAll(was.projects());
    }

    private static final class Expiry {
        private @Nullable Instant earliest;

        void note(@Nullable Instant at) {
            if (at != null && (earliest == null || at.isBefore(earliest))) {
                earliest = at;
            }
        }
    }
}
