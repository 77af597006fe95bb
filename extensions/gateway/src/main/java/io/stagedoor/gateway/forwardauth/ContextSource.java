package io.stagedoor.gateway.forwardauth;

/** Which of the usual ways the gateway uses to say what the client asked for; the other ways are then ignored, whoever sends them. */
enum ContextSource {
    /** Any of them; where two disagree, the request is refused. */
    ANY,
    /** {@code X-Forwarded-Method} and {@code X-Forwarded-Uri}: Traefik, Caddy, APISIX. */
    FORWARDED,
    /** {@code X-Original-Method} and {@code X-Original-URI}: nginx. */
    ORIGINAL,
    /** The question's own method, and its target after {@code /verify}: Envoy with {@code path_prefix}. */
    PATH,
    /** The gateway says nothing; every token is treated alike. */
    NONE;

    boolean includes(ContextSource other) {
        return this == other || this == ANY;
    }
}
