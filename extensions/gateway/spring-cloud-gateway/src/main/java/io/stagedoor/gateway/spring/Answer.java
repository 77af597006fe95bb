package io.stagedoor.gateway.spring;

import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * What the forward-auth service said.
 *
 * @param status 0 where it said nothing
 * @param headers of the answer
 * @param body of a refusal
 */
record Answer(int status, HttpHeaders headers, String body) {

    static final Answer NONE = new Answer(0, new HttpHeaders(), "");

    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 429, 503);

    boolean isLetThrough() {
        return status == 200;
    }

    /** Its own; anything that a forward-auth service does not say is no answer. */
    Refusal refusal() {
        return REFUSALS.contains(status)
                ? new Refusal(status, headers, body)
                : Refusal.of(503, "GATEWAY_DOWN", "tokens cannot be checked at the moment");
    }
}
