package io.stagedoor.gateway.signals;

import io.stagedoor.gateway.signals.KeyedHash.Hash;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import io.stagedoor.gateway.verifier.TeamMembership;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which members a signal has. Signals of one shape are found by one look: the hash of the members that it has, taken from the
 * token. There are a handful of shapes, however many signals there are.
 *
 * @param bits one for each member, and one for {@code ver}
 */
record Shape(int bits) {

    private static final int ORGANIZATION = 1;
    private static final int SUBJECT = 2;
    private static final int SESSION = 4;
    private static final int CLIENT = 8;
    private static final int TEAM = 16;
    private static final int TEAM_ROLE = 32;
    private static final int VERSION = 64;

    static Shape of(Signal signal) {
        boolean version = signal.version() != null && signal.session() == null;
        return new Shape(bit(signal.organization(), ORGANIZATION)
                | bit(signal.subject(), SUBJECT)
                | bit(signal.session(), SESSION)
                | bit(signal.client(), CLIENT)
                // beside ver the team is for information: the whole token is ended
                | (version ? 0 : bit(signal.team(), TEAM))
                | bit(signal.teamRole(), TEAM_ROLE)
                | (version ? VERSION : 0));
    }

    private static int bit(@Nullable Object member, int bit) {
        return member == null ? 0 : bit;
    }

    private boolean has(int bit) {
        return (bits & bit) != 0;
    }

    /** What to remember beside the hash: the lowest good version, or the moment. */
    long value(Signal signal) {
        return has(VERSION) && signal.version() != null ? signal.version() : signal.at();
    }

    Hash hash(Signal signal, KeyedHash hashes) {
        Hash hash = own(hashes);
        hash = add(hash, ORGANIZATION, signal.organization(), hashes);
        hash = add(hash, SUBJECT, signal.subject(), hashes);
        hash = add(hash, SESSION, signal.session(), hashes);
        hash = add(hash, CLIENT, signal.client(), hashes);
        hash = add(hash, TEAM, signal.team(), hashes);
        return add(hash, TEAM_ROLE, signal.teamRole(), hashes);
    }

    private Hash own(KeyedHash hashes) {
        return hashes.of('#', Integer.toString(bits));
    }

    private Hash add(Hash hash, int bit, @Nullable String text, KeyedHash hashes) {
        return text == null || !has(bit) ? hash : hash.and(hashes.of((char) ('a' + bit), text));
    }

    /** Whether a remembered number ends the token. */
    private boolean ends(long value, AccessTokenPrincipal token) {
        if (value == SignalTable.NONE) {
            return false;
        }
        if (has(SESSION)) {
            return true; // an ended session never comes back
        }
        if (has(VERSION)) {
            return token.version() == null || (token.version() < value);
        }
        return token.issuedAt().getEpochSecond() <= value / 1000; // whole seconds: not after 'at'
    }

    /** Whether a signal of this shape in the table ends the token. */
    boolean endsIn(SignalTable table, AccessTokenPrincipal token, KeyedHash hashes) {
        AccessTokenPrincipal.Organization organization = token.organization();
        if ((has(ORGANIZATION) && organization == null) || (has(SESSION) && token.sessionId() == null)) {
            return false;
        }
        Hash hash = own(hashes);
        hash = add(hash, ORGANIZATION, organization == null ? null : organization.id(), hashes);
        hash = add(hash, SUBJECT, token.subject(), hashes);
        hash = add(hash, SESSION, token.sessionId(), hashes);
        Hash all = add(hash, CLIENT, token.client(), hashes);
        Predicate<Hash> ended = known -> ends(table.find(known), token);
        return (has(TEAM) || has(TEAM_ROLE)) ? anyTeam(token, all, hashes, ended) : ended.test(all);
    }

    private boolean anyTeam(AccessTokenPrincipal token, Hash hash, KeyedHash hashes, Predicate<Hash> ended) {
        for (Map.Entry<String, TeamMembership> team : token.teams().entrySet()) {
            Hash withTeam = add(hash, TEAM, team.getKey(), hashes);
            if (ended.test(add(withTeam, TEAM_ROLE, team.getValue().role(), hashes))) {
                return true;
            }
        }
        return false;
    }
}
