package io.stagedoor.people.change;

import io.stagedoor.signals.api.SessionEnds;
import io.stagedoor.signals.api.Signal;
import java.util.Collection;
import org.keycloak.models.KeycloakSession;
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

    /** Disables an account and ends everything; nothing happens twice. */
    public void suspend(UserModel person) {
        sessionEnds().disable(realm, person, "suspended by an administrator");
    }

    /**
     * The same for an owner, by another one. Of two who act against each other in the same moment the second would leave an organization
     * without an owner: asked behind the lock, whatever the gate has read before.
     *
     * @return false where no owner would be left who is let in
     */
    public boolean suspendOwner(UserModel person, String organizationId) {
        if (!Providers.aboutPeople(session).hasOwnerBeside(organizationId, person.getId())) {
            return false;
        }
        suspend(person);
        return true;
    }

    /** Enables an account; no session and no token of before comes back, whoever disabled it and however. */
    public void reinstate(UserModel person) {
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
