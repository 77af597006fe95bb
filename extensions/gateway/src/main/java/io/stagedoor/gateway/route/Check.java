package io.stagedoor.gateway.route;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A permission that a route asks for. The client chooses neither the permission nor where team and project stand. */
public sealed interface Check {

    /**
     * Stated by the route; team and project are fixed or a segment of the path.
     *
     * @param permission for instance {@code asset.view}
     * @param team its id
     * @param project its id, null where the route is about none
     * @param narrowedByApplication the application keeps to the projects that it is told
     */
    record Stated(String permission, String team, @Nullable String project, boolean narrowedByApplication)
            implements Check {}

    /** Stated by the gateway in each question, in headers that count only beside its secret. */
    record ByGateway() implements Check {}

    /** With segments of the path in the place of their names. */
    default Check resolved(Map<String, String> captured) {
        return this instanceof Stated stated
                ? new Stated(
                        stated.permission(),
                        captured.getOrDefault(stated.team(), stated.team()),
                        stated.project() == null ? null : captured.getOrDefault(stated.project(), stated.project()),
                        stated.narrowedByApplication())
                : this;
    }
}
