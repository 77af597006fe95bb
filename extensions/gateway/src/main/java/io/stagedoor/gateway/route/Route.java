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

    boolean covers(String method, Predicate<PathPattern> path) {
        boolean asGet = method.equals("HEAD") && methods.contains("GET");
        return (methods.isEmpty() || methods.contains(method) || asGet) && path.test(pattern);
    }
}
