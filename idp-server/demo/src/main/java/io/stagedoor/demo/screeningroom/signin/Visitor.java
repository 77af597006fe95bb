package io.stagedoor.demo.screeningroom.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who signed in and how, as the validated ID token says (OpenID Connect Core 1.0, 2 and 5.1).
 *
 * @param sessionId {@code sid}: the session at Stagedoor, by which a back-channel logout names it
 * @param assuranceLevel {@code acr}
 * @param methods {@code amr}; empty where Stagedoor says nothing
 */
public record Visitor(
        String subject,
        String name,
        String email,
        Optional<String> sessionId,
        Optional<String> assuranceLevel,
        List<String> methods,
        Optional<Instant> authenticatedAt) {

    public Visitor {
        methods = List.copyOf(methods);
    }

    static Visitor of(JWTClaimsSet idToken) throws ParseException {
        String email = orEmpty(idToken.getStringClaim("email"));
        String name = orEmpty(idToken.getStringClaim("name"));
        List<String> methods = idToken.getStringListClaim("amr");
        return new Visitor(
                idToken.getSubject(),
                name.isBlank() ? email : name,
                email,
                Optional.ofNullable(idToken.getStringClaim("sid")),
                Optional.ofNullable(idToken.getStringClaim("acr")),
                methods == null ? List.of() : methods,
                Optional.ofNullable(idToken.getDateClaim("auth_time")).map(Date::toInstant));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
