package io.stagedoor.teams.domain;

import io.stagedoor.teams.domain.Access.Allowance;
import org.jspecify.annotations.Nullable;

/** What access to a team comes to for one permission, in the words of the permission table. */
public sealed interface Rights {

    /** Wherever the membership counts. */
    record Yes() implements Rights {}

    record No() implements Rights {}

    /**
     * By an exception that says more than yes.
     *
     * @param constraint empty for none
     */
    record Conditional(String constraint, Projects projects) implements Rights {}

    static Rights of(Access access, Permission permission) {
        if (access.deny().contains(permission)) {
            return new No();
        }
        if (access.role().permissions().contains(permission)) {
            return new Yes();
        }
        @Nullable Allowance allowed = access.allow().get(permission);
        if (allowed == null) {
            return new No();
        }
        return allowed.constraint().isEmpty() && allowed.projects().containsAll(access.projects())
                ? new Yes()
                : new Conditional(allowed.constraint(), allowed.projects());
    }
}
