package io.stagedoor.demo.edge;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;

/** The {@code X-Auth-*} headers by which an application learns who calls. Only forward-auth may say so. */
final class IdentityHeaders {

    private static final String PREFIX = "x-auth-";

    private IdentityHeaders() {}

    /** Removes what a client has no business sending; some servers read underscores as hyphens, so those go as well. */
    static void strip(MultiMap headers) {
        for (String name : List.copyOf(headers.names())) {
            String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
            if (plain.startsWith(PREFIX) || plain.startsWith("x-forwarded-")) {
                headers.remove(name);
            }
        }
    }

    /** Puts forward-auth's statements about the caller onto the request to the application. */
    static void copy(MultiMap from, MultiMap to) {
        for (String name : from.names()) {
            if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
                to.set(name, from.getAll(name));
            }
        }
    }
}
