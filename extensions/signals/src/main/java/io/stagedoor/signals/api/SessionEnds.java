package io.stagedoor.signals.api;

import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/**
 * Puts people out. What counts is part of the caller's transaction: not-before, version, signal, and the job that removes sessions and
 * tells applications. The job runs after commit, on any node, as often as it takes.
 */
public interface SessionEnds extends Provider {

    /**
     * Ends every session of a person, offline ones too, and every token of theirs.
     *
     * @param reason a few words for the signal, never a secret
     */
    void ofPerson(RealmModel realm, UserModel person, String reason);

    /**
     * Ends one session of a person, and the offline one that was made from it: both are removed with the caller's transaction.
     *
     * @return false where the person has no session of that id
     */
    boolean ofSession(RealmModel realm, UserModel person, String sessionId, String reason);

    /**
     * Ends a person's tokens for one organization. Sessions are not divided by organization: they stay, and what may be had from them is
     * decided where tokens are built.
     */
    void inOrganization(RealmModel realm, String organizationId, UserModel person, String reason);

    /** Disables a person and ends everything of theirs; nothing happens twice. */
    void disable(RealmModel realm, UserModel person, String reason);

    /**
     * Follows a change of {@link UserModel#isEnabled()} that was made elsewhere: a person who is newly disabled is put out, and whoever is newly
     * enabled starts without a session of before.
     */
    void follow(RealmModel realm, UserModel person, String reason);

    /** Whether somebody is known to be disabled, through whichever door: by {@link #disable} or by what {@link #follow} has found. */
    boolean isPutOut(RealmModel realm, UserModel person);

    /** A person is about to be deleted: tells gateways, and the applications where sessions are open. */
    void beforeDeletion(RealmModel realm, UserModel person);

    @Override
    default void close() {}
}
