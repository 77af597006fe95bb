package io.stagedoor.gateway.route;

import java.util.Set;
import java.util.function.Predicate;

/**
 * One line of the table.
 *
 * @param pattern which paths
 * @param methods which methods; empty for all. GET includes HEAD
 * @param access what a request must bring
 */
record Route(PathPattern pattern, Set<String> methods, Access access) {

    Route {
        methods = Set.copyOf(methods);
    }

    /** With what the path says about team and project. */
    Access accessTo(RequestPath path) {
        return access instanceof Access.Authenticated needed ? needed.resolved(pattern.capture(path)) : access;
    }

    /** Whether the path is one of these, whatever the method. */
    boolean isAbout(RequestPath path) {
        return pattern.matchesIgnoringCase(path);
    }

    boolean covers(String method, Predicate<PathPattern> path) {
        boolean asGet = method.equals("HEAD") && methods.contains("GET");
        return (methods.isEmpty() || methods.contains(method) || asGet) && path.test(pattern);
    }
}
