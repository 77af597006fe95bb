package io.stagedoor.people.change;

import io.stagedoor.provisioning.api.Cause;
import io.stagedoor.signals.api.SessionEnds;
import io.stagedoor.signals.api.Signal;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What is done to somebody's account; each with its signal, in the caller's transaction. */
public final class Accounts {

    private final KeycloakSession session;
    private final RealmModel realm;

    public Accounts(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Disables an account and ends everything; nothing happens twice.
     *
     * @param home null where nobody's home is: then there is nobody to keep a receipt for
     * @return the receipt's id; empty without a home
     */
    public String suspend(UserModel person, @Nullable OrganizationModel home, Cause cause) {
        if (home == null) {
            sessionEnds().disable(realm, person, "suspended by an administrator");
            return "";
        }
        return Providers.deprovisioning(session).end(home, person, cause).receiptId();
    }

    /**
     * The same for an owner, by another one. Of two who act against each other in the same moment the second would leave an organization
     * without an owner: asked behind the lock, whatever the gate has read before.
     *
     * @return empty where no owner would be left who is let in
     */
    public Optional<String> suspendOwner(UserModel person, OrganizationModel organization, boolean home, Cause cause) {
        return Providers.aboutPeople(session).hasOwnerBeside(organization.getId(), person.getId())
                ? Optional.of(suspend(person, home ? organization : null, cause))
                : Optional.empty();
    }

    /**
     * Enables an account; no session and no token of before comes back, whoever disabled it and however.
     *
     * @param home null where nobody's home is
     */
    public void reinstate(UserModel person, @Nullable OrganizationModel home, Cause cause) {
        if (home != null) {
            Providers.deprovisioning(session).restore(home, person, cause);
            return;
        }
        SessionEnds ends = sessionEnds();
        // Where somebody was disabled behind our back, everything ends now, before they are enabled.
        ends.follow(realm, person, "suspended by an administrator");
        person.setEnabled(true);
        ends.follow(realm, person, "reinstated by an administrator");
    }

    /**
     * Takes a second factor away.
     *
     * @return false where the person has no such factor
     */
    public boolean removeFactor(UserModel person, String factor, Collection<String> types) {
        boolean theirs = person.credentialManager()
                .getStoredCredentialsStream()
                .anyMatch(credential -> credential.getId().equals(factor) && types.contains(credential.getType()));
        if (!theirs || !person.credentialManager().removeStoredCredentialById(factor)) {
            return false;
        }
        Providers.signals(session)
                .raise(Signal.credentialChanged(
                        realm.getId(), person.getId(), "second factor taken away by an administrator"));
        return true;
    }

    private SessionEnds sessionEnds() {
        return Providers.sessionEnds(session);
    }
}
