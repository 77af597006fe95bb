package io.stagedoor.gateway.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Assurance;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Lifetime;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Organization;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Profile;
import io.stagedoor.gateway.verifier.TeamMembership;
import io.stagedoor.gateway.verifier.TeamRights;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityHeadersTest {

    private static AccessTokenPrincipal principal(String subject) {
        return new AccessTokenPrincipal(
                subject,
                "https://id.example",
                new LinkedHashSet<>(List.of("media-api", "other api")),
                "screening-room",
                new Organization("org-42", "acme"),
                "s-1",
                new LinkedHashSet<>(List.of("openid", "media.read")),
                new Assurance("2", new LinkedHashSet<>(List.of("pwd", "otp")), null),
                null,
                new Profile("maya", "maya@acme.example"),
                new Lifetime(Instant.EPOCH, null, Instant.ofEpochSecond(1_800_000_000)),
                "jti",
                false,
                17L,
                new TeamRights(
                        Map.of("team-7", new TeamMembership("reviewer", Map.of(), Set.of(), Set.of("p-1"))),
                        false,
                        null));
    }

    @Test
    void saysWhoCalls() {
        assertThat(IdentityHeaders.of(principal("sub-1"), null))
                .containsExactly(
                        entry("X-Auth-Subject", "sub-1"),
                        entry("X-Auth-Username", "maya"),
                        entry("X-Auth-Email", "maya@acme.example"),
                        entry("X-Auth-Client", "screening-room"),
                        entry("X-Auth-Organization", "acme"),
                        entry("X-Auth-Organization-Id", "org-42"),
                        entry("X-Auth-Session", "s-1"),
                        entry("X-Auth-Scopes", "openid media.read"),
                        entry("X-Auth-Audience", "media-api other%20api"),
                        entry("X-Auth-Acr", "2"),
                        entry("X-Auth-Amr", "pwd otp"),
                        entry("X-Auth-Expires", "1800000000"),
                        entry("X-Auth-Team", ""),
                        entry("X-Auth-Team-Role", ""),
                        entry("X-Auth-Permission-Constraint", ""),
                        entry("X-Auth-Projects", ""));
    }

    @Test
    void saysWhatWasPermittedAndWhere() {
        Granted granted = new Granted("team-7", "reviewer", "approved only", Set.of("p-1"));
        assertThat(IdentityHeaders.of(principal("sub-1"), granted))
                .contains(
                        entry("X-Auth-Team", "team-7"),
                        entry("X-Auth-Team-Role", "reviewer"),
                        entry("X-Auth-Permission-Constraint", "approved%20only"),
                        entry("X-Auth-Projects", "p-1"));
    }

    @Test
    void namesEveryHeaderWhereNobodyIsKnown() {
        Map<String, String> nobody = IdentityHeaders.of(null, null);
        assertThat(nobody.keySet()).containsExactlyElementsOf(IdentityHeaders.NAMES);
        assertThat(nobody.values()).containsOnly("");
        assertThat(IdentityHeaders.of(principal("x"), null).keySet()).containsExactlyElementsOf(IdentityHeaders.NAMES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nX-Auth-Subject: admin",
                "a\nb",
                "a\u0000b",
                "delete\u007f",
                "Zoë Müller",
                "名前",
                "emoji \uD83C\uDFAC",
                "100%",
                "%0d%0a",
                " leading and trailing ",
                "tab\there",
                "\u0085\u2028",
                "quote\"comma,semi;"
            })
    void encodesValuesSoThatNoneCanEndTheLineAndEachCanBeReadBack(String value) {
        String header = HeaderValue.of(value);
        assertThat(header).matches("[\\x21-\\x7E]+");
        assertThat(URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo(value);
    }

    @Test
    void keepsValuesOfAListApart() {
        assertThat(HeaderValue.of(Set.of("a b"))).isEqualTo("a%20b");
        assertThat(HeaderValue.of(List.of("a", "b"))).isEqualTo("a b");
        assertThat(HeaderValue.of(List.of())).isEmpty();
    }
}
