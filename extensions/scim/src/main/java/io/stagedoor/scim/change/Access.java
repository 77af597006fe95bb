package io.stagedoor.scim.change;

import io.stagedoor.administration.api.Operators;
import io.stagedoor.provisioning.api.Cause;
import io.stagedoor.provisioning.api.Deprovisioning;
import io.stagedoor.provisioning.api.Removal;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/** The one place where a directory takes somebody's access away or gives it back. Realm operators are not touched. */
final class Access {

    private final Directory directory;

    Access(Directory directory) {
        this.directory = directory;
    }

    /** Everything ends now, in the caller's transaction. */
    void suspend(UserModel person) {
        if (!isOperator(person)) {
            deprovisioning().end(organization(), person, cause("the directory says that they left"));
        }
    }

    /** The account, not the sessions; nobody whom an administrator has put out by hand. */
    void restore(UserModel person) {
        if (!isOperator(person)) {
            deprovisioning().restore(organization(), person, cause("the directory says that they are back"));
        }
    }

    /**
     * They are gone from the directory.
     *
     * @return after how long to ask again, where the brake holds what cannot be undone; their access has ended all the same
     */
    Optional<Duration> remove(UserModel person) {
        if (isOperator(person)) {
            return Optional.empty();
        }
        return switch (deprovisioning().remove(organization(), person, cause("the directory has deleted them"))) {
            case Removal.Done done -> Optional.empty();
            case Removal.Held held -> Optional.of(held.retryAfter());
        };
    }

    /** They are in no group of the directory any more: what that means, the organization has chosen. */
    void lastGroupLost(UserModel person) {
        if (!isOperator(person)) {
            deprovisioning().lastGroupLost(organization(), person, cause("the last directory group was lost"));
        }
    }

    /** Whether the organization has chosen that. */
    boolean endsWithLastGroup() {
        return deprovisioning().endsAccessWithLastGroup(organization());
    }

    /** Which of these people are out because they were in no group any more. */
    Set<String> outByLastGroup(Collection<String> people) {
        return deprovisioning().outByLastGroup(organization(), people);
    }

    private boolean isOperator(UserModel person) {
        return Operators.are(directory.realm(), person);
    }

    private Cause cause(String reason) {
        return Cause.directory(directory.actor(), directory.actorName(), reason, null);
    }

    private OrganizationModel organization() {
        return directory.organization();
    }

    private Deprovisioning deprovisioning() {
        return Providers.deprovisioning(directory.session());
    }
}
