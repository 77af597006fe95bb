package io.stagedoor.systemtests;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition with a deadline. */
final class Eventually {

    private static final int PATIENCE_SECONDS = 20;

    private Eventually() {}

    static <T> T get(String what, Supplier<Optional<T>> look) {
        return get(what, look, PATIENCE_SECONDS);
    }

    static <T> T get(String what, Supplier<Optional<T>> look, int seconds) {
        Instant deadline = Instant.now().plusSeconds(seconds);
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited " + seconds + " s in vain for " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
