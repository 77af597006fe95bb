package io.stagedoor.demo.edge;

import io.stagedoor.demo.serving.Environment;
import java.net.URI;

/**
 * Whom the edge stands between.
 *
 * @param address where browsers and API callers come
 * @param application where the application listens
 * @param gateway where forward-auth listens; {@code /verify} is asked
 */
public record EdgeSettings(URI address, URI application, URI gateway) {

    public static EdgeSettings from(Environment environment) {
        return new EdgeSettings(
                environment.origin("SCREENING_ROOM_URL"),
                environment.origin("SCREENING_ROOM_APP_URL"),
                environment.origin("STAGEDOOR_GATEWAY_URL"));
    }
}
