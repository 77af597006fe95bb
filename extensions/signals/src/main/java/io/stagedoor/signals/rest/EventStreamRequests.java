package io.stagedoor.signals.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.signals.domain.EventStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent and answered about streams. */
final class EventStreamRequests {

    private EventStreamRequests() {}

    /** A new stream. */
    record Create(
            String name,
            String delivery,
            @Nullable String audience,
            @Nullable String endpoint,
            @Nullable String authorization) {
        Create {
            Checks.name(name);
            if (!"push".equals(delivery) && !"poll".equals(delivery)) {
                throw new IllegalArgumentException("delivery is push or poll.");
            }
            if ("push".equals(delivery) != (endpoint != null)) {
                throw new IllegalArgumentException("endpoint belongs to delivery push, and only to it.");
            }
            if (audience != null && (audience.isBlank() || audience.length() > 255)) {
                throw new IllegalArgumentException("audience has 1 to 255 characters.");
            }
            Checks.authorization(authorization);
        }
    }

    /** What changes; absent members stay. */
    record Change(
            @Nullable String name,
            @Nullable String endpoint,
            @Nullable String authorization,
            @Nullable Boolean paused) {
        Change {
            if (name != null) {
                Checks.name(name);
            }
            Checks.authorization(authorization);
        }
    }

    /** OpenID SSF 1.0, 8.1.4.2. */
    record Verify(String state) {
        Verify {
            if (state == null || state.isBlank() || state.length() > 255) {
                throw new IllegalArgumentException("state has 1 to 255 characters.");
            }
        }
    }

    /** RFC 8936 2.4; answers at once, whatever {@code returnImmediately} says. */
    record Poll(
            @Nullable Integer maxEvents,
            @Nullable Boolean returnImmediately,
            @Nullable List<String> ack,
            @Nullable Map<String, Map<String, String>> setErrs) {
        int most() {
            return maxEvents == null ? 50 : Math.clamp(maxEvents, 0, 50);
        }
    }

    /** RFC 8936 2.3. */
    record Polled(Map<String, String> sets, boolean moreAvailable) {}

    /** A stream as it is answered: whether there is an authorization value, never which. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String id,
            String name,
            String delivery,
            String issuer,
            String audience,
            @Nullable String endpoint,
            boolean hasAuthorization,
            boolean paused,
            int failures) {
        static Shown of(EventStream stream) {
            return new Shown(
                    stream.id(),
                    stream.name(),
                    stream.endpoint() == null ? "poll" : "push",
                    stream.issuer(),
                    stream.audience(),
                    stream.endpoint(),
                    stream.authorization() != null,
                    stream.paused(),
                    stream.failures());
        }
    }

    private static final class Checks {
        static void name(@Nullable String name) {
            if (name == null || name.isBlank() || name.length() > 100) {
                throw new IllegalArgumentException("name has 1 to 100 characters.");
            }
        }

        static void authorization(@Nullable String value) {
            if (value != null && !value.matches("[\\x20-\\x7E]{1,2048}")) {
                throw new IllegalArgumentException("authorization is a header's value of at most 2048 characters.");
            }
        }
    }
}
