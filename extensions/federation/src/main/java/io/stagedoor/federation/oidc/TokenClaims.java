package io.stagedoor.federation.oidc;

import io.stagedoor.federation.domain.ArrivalReading.Said;
import io.stagedoor.federation.domain.Assurance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The claims about somebody: those of the ID token, and what userinfo adds to them. Userinfo never changes what the signed token says.
 */
public record TokenClaims(Map<String, Object> token, Map<String, Object> userInfo) {

    public TokenClaims {
        token = Map.copyOf(token);
        userInfo = Map.copyOf(userInfo);
    }

    /** All of it as text, in the words of the domain. */
    public Said said() {
        Map<String, Object> all = new LinkedHashMap<>(userInfo);
        all.putAll(token);
        Map<String, List<String>> claims = new LinkedHashMap<>();
        all.forEach((name, value) -> claims.put(name, texts(value)));
        String username = firstOf(all, "preferred_username", "upn", "email", "sub");
        return new Said(claims, username, isTrue(all.get("email_verified")), groupsElsewhere(all), assurance());
    }

    /** Entra sends no groups where there are more than fit: a reference to where they are instead, or a flag. */
    private static boolean groupsElsewhere(Map<String, Object> claims) {
        boolean named = claims.get("_claim_names") instanceof Map<?, ?> names && names.containsKey("groups");
        return named || Boolean.TRUE.equals(isTrue(claims.get("hasgroups")));
    }

    /** Only of the signed token. */
    private Assurance assurance() {
        List<String> amr = texts(token.get("amr"));
        return new Assurance(
                token.get("acr") instanceof String acr ? acr : null,
                amr.size() > 20 ? amr.subList(0, 20) : amr,
                token.get("auth_time") instanceof Number at && at.longValue() >= 0 && at.longValue() <= IdTokenRules.FAR
                        ? Instant.ofEpochSecond(at.longValue())
                        : null);
    }

    /** Some send it as text. */
    private static @Nullable Boolean isTrue(@Nullable Object value) {
        return value == null ? null : Boolean.valueOf(value.toString());
    }

    private static String firstOf(Map<String, Object> claims, String... names) {
        for (String name : names) {
            if (claims.get(name) instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static List<String> texts(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> several) {
            List<String> texts = new ArrayList<>();
            several.stream().filter(Objects::nonNull).forEach(each -> texts.add(each.toString()));
            return List.copyOf(texts);
        }
        return List.of(value.toString());
    }
}
