package io.stagedoor.gateway.route;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The routes in order; the first that covers method and path decides. */
public final class RouteTable {

    private final List<Route> routes;
    private final Access unmatched;

    RouteTable(List<Route> routes, Access unmatched) {
        this.routes = List.copyOf(routes);
        this.unmatched = unmatched;
    }

    /** No routes: every request needs a good token. */
    public static RouteTable authenticatedOnly() {
        return new RouteTable(List.of(), Access.Authenticated.ANY);
    }

    /** What is asked of requests that match no route, and of questions without any request context. */
    public Access unmatched() {
        return unmatched;
    }

    /** Whether some route leaves it to the gateway to say what is checked. */
    public boolean asksTheGateway() {
        return routes.stream()
                .anyMatch(route -> route.access() instanceof Access.Authenticated needed
                        && needed.check() instanceof Check.ByGateway);
    }

    /** How many routes there are. */
    public int size() {
        return routes.size();
    }

    /**
     * What a request must bring. Paths are case-sensitive (RFC 3986 6.2.2.1), but an application may ignore case: where that would
     * lead to another route, the request is unclear.
     */
    public Access accessTo(String method, RequestPath path) {
        Optional<Route> exact = first(method, pattern -> pattern.matches(path));
        Optional<Route> ignoringCase = first(method, pattern -> pattern.matchesIgnoringCase(path));
        if (!exact.equals(ignoringCase)) {
            return new Access.Unclear("the path differs from a known one only in upper and lower case");
        }
        if (exact.isPresent()) {
            return exact.get().accessTo(path);
        }
        // A path that some route is about, asked for by a method that none is: what nobody thought of is not allowed.
        return routes.stream().anyMatch(route -> route.isAbout(path)) ? new Access.Denied() : unmatched;
    }

    private Optional<Route> first(String method, Predicate<PathPattern> path) {
        return routes.stream().filter(route -> route.covers(method, path)).findFirst();
    }
}
