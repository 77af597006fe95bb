package io.stagedoor.teams.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody can do something in a team, or cannot. Decides nothing itself: the verdict is read from the very {@link Access} that tokens
 * are made of.
 *
 * @param constraint what an application has to look at; null where nothing is
 * @param reasons those that led to the verdict, and those that would otherwise have to be looked for
 */
public record Explanation(Verdict verdict, @Nullable String constraint, List<Reason> reasons) {

    /** Conditional: an application has to look at a constraint, or at the project. */
    public enum Verdict {
        YES,
        NO,
        CONDITIONAL
    }

    /** A fact, for somebody else to put into words. */
    public sealed interface Reason {
        record NotInOrganization() implements Reason {}

        record Suspended() implements Reason {}

        record NotInTeam() implements Reason {}

        record SourceExpired(Source source) implements Reason {}

        /** Nobody knows the team role that a source gives. */
        record TeamRoleMissing(String teamRole) implements Reason {}

        record TeamRoleGives(String teamRole) implements Reason {}

        /**
         * The team role does not have it.
         *
         * @param conditional whether an exception could allow it
         */
        record TeamRoleLacks(String teamRole, boolean conditional) implements Reason {}

        record ExceptionAllows(AccessException exception) implements Reason {}

        record ExceptionDenies(AccessException exception) implements Reason {}

        record ExceptionExpired(AccessException exception) implements Reason {}

        /** An allow of what is not conditional in the team role held. */
        record ExceptionWithoutEffect(AccessException exception) implements Reason {}

        /** The membership counts in those projects only. */
        record NarrowedToProjects(Projects projects) implements Reason {}

        /** The exception counts in those projects only. */
        record ExceptionNarrowedToProjects(Projects projects) implements Reason {}

        /** The token that was named is from before the last change: a new one says what is said here. */
        record TokenOlderThanChange(long version) implements Reason {}
    }

    /** What is asked; a null project asks about the whole team. */
    public record Question(Permission permission, @Nullable String project) {}

    public Explanation {
        reasons = List.copyOf(reasons);
    }

    /** About somebody who has nothing to do with the organization. */
    public static Explanation ofStranger() {
        return no(List.of(new Reason.NotInOrganization()));
    }

    /**
     * About somebody of the organization.
     *
     * @param suspended whether the person may not sign in at all
     * @param sources all of the person's in the team, expired ones too
     * @param exceptions of the team for this permission, about the person or any team role, expired ones too
     */
    public static Explanation of(
            Question question,
            boolean suspended,
            Collection<Source> sources,
            Collection<AccessException> exceptions,
            Function<String, Optional<TeamRole>> roles,
            Instant now) {
        if (sources.isEmpty()) {
            return no(List.of(new Reason.NotInTeam()));
        }
        List<Reason> reasons = new ArrayList<>();
        if (suspended) {
            reasons.add(new Reason.Suspended());
        }
        Optional<Access> access = Access.of(sources, exceptions, roles, now);
        if (access.isEmpty()) {
            sources.forEach(source -> reasons.add(
                    source.isLiveAt(now)
                            ? new Reason.TeamRoleMissing(source.teamRole())
                            : new Reason.SourceExpired(source)));
            return no(reasons);
        }
        reasons.addAll(about(access.get(), question.permission(), exceptions, now));
        Explanation explained = verdict(access.get(), question, reasons);
        return suspended ? no(explained.reasons()) : explained;
    }

    /** The same, for somebody whose token is from before the last change. */
    public Explanation withOldToken(long current) {
        List<Reason> more = new ArrayList<>(reasons);
        more.add(new Reason.TokenOlderThanChange(current));
        return new Explanation(verdict, constraint, more);
    }

    private static List<Reason> about(
            Access access, Permission permission, Collection<AccessException> exceptions, Instant now) {
        List<Reason> reasons = new ArrayList<>();
        TeamRole role = access.role();
        reasons.add(
                role.permissions().contains(permission)
                        ? new Reason.TeamRoleGives(role.key())
                        : new Reason.TeamRoleLacks(
                                role.key(), role.conditional().contains(permission)));
        exceptions.stream()
                .filter(exception -> !(exception.about() instanceof AccessException.About.Role(String key))
                        || key.equals(role.key()))
                .forEach(exception -> reasons.add(about(exception, role, now)));
        return reasons;
    }

    private static Reason about(AccessException exception, TeamRole role, Instant now) {
        if (!exception.isLiveAt(now)) {
            return new Reason.ExceptionExpired(exception);
        }
        if (!exception.fits(role)) {
            return new Reason.ExceptionWithoutEffect(exception);
        }
        return exception.effect() == AccessException.Effect.DENY
                ? new Reason.ExceptionDenies(exception)
                : new Reason.ExceptionAllows(exception);
    }

    private static Explanation verdict(Access access, Question question, List<Reason> reasons) {
        Permission permission = question.permission();
        Access.@Nullable Allowance allowance = access.allow().get(permission);
        boolean given = access.role().permissions().contains(permission);
        if (access.deny().contains(permission) || (!given && allowance == null)) {
            return no(reasons);
        }
        Verdict verdict = narrowed(access.projects(), question.project());
        if (verdict != Verdict.YES) {
            reasons.add(new Reason.NarrowedToProjects(access.projects()));
        }
        if (given || allowance == null) {
            return new Explanation(verdict, null, reasons);
        }
        Verdict further = narrowed(allowance.projects(), question.project());
        if (further != Verdict.YES) {
            reasons.add(new Reason.ExceptionNarrowedToProjects(allowance.projects()));
        }
        @Nullable String constraint = allowance.constraint().isEmpty() ? null : allowance.constraint();
        if (verdict == Verdict.NO || further == Verdict.NO) {
            return no(reasons);
        }
        boolean conditional = constraint != null || verdict == Verdict.CONDITIONAL || further == Verdict.CONDITIONAL;
        return new Explanation(conditional ? Verdict.CONDITIONAL : Verdict.YES, constraint, reasons);
    }

    private static Verdict narrowed(Projects projects, @Nullable String project) {
        if (projects.contains(project)) {
            return Verdict.YES;
        }
        return project == null ? Verdict.CONDITIONAL : Verdict.NO;
    }

    private static Explanation no(List<Reason> reasons) {
        return new Explanation(Verdict.NO, null, reasons);
    }
}
