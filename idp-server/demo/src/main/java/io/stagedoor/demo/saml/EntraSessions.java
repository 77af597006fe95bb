package io.stagedoor.demo.saml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who is signed in at globex, by cookie. The oldest session goes where there are too many. */
final class EntraSessions {

    private static final int MOST = 1_000;

    private final Map<String, EntraSession> byCookie = new LinkedHashMap<>();

    synchronized String begin(EntraSession session) {
        String cookie = Responses.newId();
        byCookie.put(cookie, session);
        if (byCookie.size() > MOST) {
            byCookie.remove(byCookie.keySet().iterator().next());
        }
        return cookie;
    }

    synchronized Optional<EntraSession> find(String cookie) {
        return Optional.ofNullable(byCookie.get(cookie));
    }

    /** By the service provider's name for it: the logout may come from another browser than the sign-in. */
    synchronized void endByIndex(String index) {
        byCookie.values().removeIf(session -> session.index().equals(index));
    }
}
