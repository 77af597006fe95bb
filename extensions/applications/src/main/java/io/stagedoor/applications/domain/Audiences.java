package io.stagedoor.applications.domain;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which audiences a token of an application or a service account has. */
public sealed interface Audiences {

    /** These. */
    record Granted(List<String> audiences) implements Audiences {}

    /** No token: {@code invalid_target} (RFC 8707 2). */
    record Refused(String why) implements Audiences {}

    /**
     * What there is an active subscription to.
     *
     * @param owner id of the API's organization; empty for the realm's own
     */
    record Subscribed(String identifier, String owner) {}

    /**
     * Decides. An API of another organization is there only where it is asked for, and then alone: it could otherwise use the token at everybody else's.
     *
     * @param organization id of whoever subscribes
     * @param others audiences that nobody has to subscribe to, which the client has by its scopes
     * @param asked {@code resource} of the request; none for whatever is its own
     */
    static Audiences of(
            String organization,
            Collection<String> others,
            Collection<Subscribed> subscribed,
            Collection<String> asked) {
        Set<String> own = new LinkedHashSet<>(others);
        Set<String> foreign = new TreeSet<>();
        for (Subscribed one : subscribed) {
            boolean near = one.owner().equals(Api.REALM) || one.owner().equals(organization);
            (near ? own : foreign).add(one.identifier());
        }
        if (asked.isEmpty()) {
            return new Granted(List.copyOf(own));
        }
        Set<String> wanted = new LinkedHashSet<>(asked);
        for (String one : wanted) {
            if (!own.contains(one) && !foreign.contains(one)) {
                return new Refused("There is no active subscription to this resource.");
            }
            if (foreign.contains(one) && wanted.size() > 1) {
                return new Refused("An API of another organization is asked for alone: its token is for nobody else.");
            }
        }
        return new Granted(List.copyOf(wanted));
    }
}
