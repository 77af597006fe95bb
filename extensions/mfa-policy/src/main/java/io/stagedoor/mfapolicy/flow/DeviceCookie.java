package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.domain.DeviceValue;
import io.stagedoor.mfapolicy.domain.RememberedDevice;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Where a browser keeps the value of a remembered device, or that its person wants none. Each person of a realm has a cookie of their own, so that nobody's
 * sign-in shows, takes for its own or overwrites what somebody else keeps in the same browser.
 */
record DeviceCookie(KeycloakSession session, RealmModel realm, UserModel person) {

    /** RFC 6265bis 4.1.3.2: of this very host, over TLS, for all of its paths. Browsers take localhost for that without TLS. */
    private static final String PREFIX = "__Host-stagedoor-device-";

    private static final String DECLINED = "no";
    private static final Duration DECLINED_FOR = Duration.ofDays(30);
    private static final int NAMED = 16;

    /** More would make a browser's requests too long for some servers. */
    private static final int MOST = 5;

    Optional<DeviceValue> value() {
        return text().flatMap(DeviceValue::of);
    }

    boolean isDeclined() {
        return text().filter(DECLINED::equals).isPresent();
    }

    /** Whether this browser can keep one more. */
    boolean hasRoom() {
        Map<String, Cookie> all = cookies();
        return all.containsKey(name())
                || all.keySet().stream().filter(name -> name.startsWith(PREFIX)).count() < MOST;
    }

    void keep(RememberedDevice device, DeviceValue value, Instant now) {
        set(value.text(), Duration.between(now, device.expiresAt()));
    }

    void decline() {
        set(DECLINED, DECLINED_FOR);
    }

    void forget() {
        set("", Duration.ZERO);
    }

    private void set(String text, Duration life) {
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(name())
                        .value(text)
                        .path("/")
                        .maxAge(Math.toIntExact(life.toSeconds()))
                        .secure(true)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }

    private Optional<String> text() {
        @Nullable Cookie cookie = cookies().get(name());
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }

    private Map<String, Cookie> cookies() {
        return session.getContext().getHttpRequest().getHttpHeaders().getCookies();
    }

    /** Tells nobody whose it is. */
    private String name() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((realm.getId() + '/' + person.getId()).getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(digest).substring(0, NAMED);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
