package io.stagedoor.demo.serving;

import io.vertx.core.Future;

/** One of the demonstration's servers. It answers {@code GET /health} with 200 as soon as it can do its work. */
public interface DemoServer {

    /** What it is, for people: 'Screening Room'. */
    String title();

    /** Where it is reached, for people. */
    String address();

    /**
     * Completes when the server listens; fails with a {@link SettingException} where it cannot.
     */
    Future<Void> start();

    /** Ends what Vert.x does not end by itself. */
    default void stop() {}
}
