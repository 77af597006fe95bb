package io.stagedoor.demo.screeningroom.calls;

import java.util.Map;

/**
 * One thing to try at the gateway.
 *
 * @param title what is tried, for people
 * @param path the request's path
 * @param headers with the credentials, if any
 * @param shown how the request's credentials are shown; never the token itself
 */
record GatewayCall(String title, String method, String path, Map<String, String> headers, String shown) {

    GatewayCall {
        headers = Map.copyOf(headers);
    }
}
