package io.stagedoor.federation.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One organization's way into a corporate identity provider. What it is set to stands in revisions: people sign in with the live one; what
 * was saved last is the draft, which becomes live after a test sign-in.
 *
 * @param id UUID
 * @param name as administrators call it
 * @param required whether people of its domains have no other way in
 * @param domains proved domains of the organization that it is for
 * @param byDefault whether it is for all proved domains that no other connection names
 * @param draft number of the revision that was saved last
 * @param live number of the revision in use; 0 for none
 * @param previous number of the revision that was live before and had worked; 0 for none
 * @param lastSignIn when somebody last signed in through it; null for never
 * @param version counts its changes
 */
public record Connection(
        String id,
        String name,
        Vendor vendor,
        Protocol protocol,
        ConnectionState state,
        boolean required,
        Set<String> domains,
        boolean byDefault,
        int draft,
        int live,
        int previous,
        @Nullable Instant lastSignIn,
        long version) {

    public static final int LONGEST_NAME = 100;
    public static final int MOST_PER_ORGANIZATION = 20;

    public Connection {
        domains = Set.copyOf(domains);
    }

    /** Whether something was saved that people do not sign in with yet. */
    public boolean changed() {
        return draft != live;
    }

    /** Settings that were saved anew. What is live stays so; a connection that never was active has to be tested again. */
    public Connection saved(int revision) {
        return with(
                state == ConnectionState.TESTED ? ConnectionState.DRAFT : state, required, revision, live, previous);
    }

    /** The draft has passed a test sign-in. */
    public Connection tested() {
        return with(state == ConnectionState.DRAFT ? ConnectionState.TESTED : state, required, draft, live, previous);
    }

    /** People sign in with the draft from now on. */
    public Connection activated() {
        return with(ConnectionState.ACTIVE, required, draft, draft, live != 0 && live != draft ? live : previous);
    }

    /** Nobody signs in with it any more, so nobody has to. */
    public Connection deactivated() {
        return with(ConnectionState.DISABLED, false, draft, live, previous);
    }

    /**
     * People sign in with what was live before; it is what the next change starts from.
     *
     * @throws IllegalStateException where there is nothing to go back to
     */
    public Connection rolledBack() {
        if (previous == 0) {
            throw new IllegalStateException("nothing was live before");
        }
        return with(ConnectionState.ACTIVE, required, previous, previous, 0);
    }

    /** People of its domains have no other way in, or have again. */
    public Connection requiring(boolean required) {
        return with(state, required, draft, live, previous);
    }

    private Connection with(ConnectionState state, boolean required, int draft, int live, int previous) {
        return new Connection(
                id,
                name,
                vendor,
                protocol,
                state,
                required,
                domains,
                byDefault,
                draft,
                live,
                previous,
                lastSignIn,
                version);
    }
}
