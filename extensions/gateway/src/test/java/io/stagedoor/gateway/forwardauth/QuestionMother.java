package io.stagedoor.gateway.forwardauth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Questions as gateways ask them. */
final class QuestionMother {

    private final Map<String, List<String>> headers = new HashMap<>();
    private String method = "GET";
    private String suffix = "";

    private QuestionMother() {}

    static QuestionMother blank() {
        return new QuestionMother();
    }

    /** As Traefik, Caddy and APISIX ask. */
    static QuestionMother about(String method, String target) {
        return blank().with("X-Forwarded-Method", method)
                .with("X-Forwarded-Uri", target)
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-Host", "media.example");
    }

    QuestionMother with(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(value);
        return this;
    }

    QuestionMother without(String name) {
        headers.remove(name.toLowerCase(Locale.ROOT));
        return this;
    }

    QuestionMother bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** As Envoy asks. */
    QuestionMother asked(String ownMethod, String ownSuffix) {
        method = ownMethod;
        suffix = ownSuffix;
        return this;
    }

    AuthRequest build() {
        return new AuthRequest(method, suffix, headers);
    }
}
