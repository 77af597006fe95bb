package io.stagedoor.pushmfa.webpush;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signed once for each push service and hour: RFC 8292 2 allows it, and some services slow down who does not. */
final class Authorizations {

    private static final Duration USED = Duration.ofHours(1);

    /** Names below a known one are many. */
    private static final int MOST = 200;

    private record Of(String sender, String origin, String contact) {}

    private record Signed(String header, Instant until) {}

    private final Map<Of, Signed> signed = new LinkedHashMap<>();

    synchronized String of(VapidKey key, URI endpoint, String contact, Instant now) {
        Of whose = new Of(key.publicKey(), VapidKey.origin(endpoint), contact);
        @Nullable Signed known = signed.get(whose);
        if (known != null && now.isBefore(known.until())) {
            return known.header();
        }
        if (signed.size() >= MOST) {
            signed.clear();
        }
        Signed fresh = new Signed(key.authorization(endpoint, contact, now), now.plus(USED));
        signed.put(whose, fresh);
        return fresh.header();
    }
}
