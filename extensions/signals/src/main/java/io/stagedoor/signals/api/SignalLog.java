package io.stagedoor.signals.api;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.keycloak.provider.Provider;

/** The one way to raise a signal. Everything here is part of the caller's transaction: the signal exists exactly if the change does. */
public interface SignalLog extends Provider {

    /** Writes the signal down; it is delivered after commit, within a second, whatever happens to this node. */
    void raise(Signal signal);

    /**
     * Something that concerns a person in every organization and every session: counts one more change of theirs and raises the signal so that every
     * token of theirs from before ends, exactly.
     *
     * @param reason a few words, never a secret; null where the type says it all
     */
    void raiseAboutPerson(Signal.Type type, String realmId, String subject, @Nullable String reason);

    /**
     * Counts one more change of what a person has in an organization: tokens built from now on carry the new number. Call it for
     * every change that tokens show, gains too; a signal is raised for losses only.
     *
     * @return the lowest version that is still good after this change
     */
    long nextVersion(String organizationId, String subject);

    /** Counts one more change of something that all people of an organization share (team roles, exceptions for a team role). */
    long nextOrganizationVersion(String organizationId);

    /** Both numbers in one indexed query; 0 where nothing ever changed. {@code organizationId} is null for a token without organization. */
    Versions versions(@Nullable String organizationId, String subject);

    /** The last position in the feed of signals about somebody that were raised since then: 0 where there are none, empty while one waits for its own. */
    OptionalLong positionOf(String realmId, String subject, Instant since);

    /** Gateways that are told of an organization, and were heard of since then. */
    List<Reader> readers(String realmId, String organizationId, Instant since);

    /**
     * A gateway that says how far it has applied the feed.
     *
     * @param client its {@code client_id}
     * @param instance which of its processes; a name of its own choice
     * @param position everything up to it has been applied
     * @param at when it said so
     */
    record Reader(String client, String instance, long position, Instant at) {}

    /**
     * How often things changed.
     *
     * @param person the {@code ver} claim
     * @param organization of what all people of the organization share
     */
    record Versions(long person, long organization) {}

    @Override
    default void close() {}
}
