package io.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stagedoor.gateway.keys.KeySettings;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Organization;
import io.stagedoor.gateway.verifier.AccessTokenVerifier;
import io.stagedoor.gateway.verifier.TeamRights.SingleTeam;
import io.stagedoor.gateway.verifier.Verification;
import io.stagedoor.gateway.verifier.VerifierSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of CLAIMS.md through the verifier, so that the published contract and the code say the same. */
class ClaimsContractTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("### ([^\\n]+)\\n<!-- example: (\\w+) -->\\n```json\\n(.+?)\\n```", Pattern.DOTALL);
    private static final Pattern TIME = Pattern.compile("now([+-]\\d+)?");
    private static final JsonMapper JSON = new JsonMapper();

    record Example(String title, String verdict, String json) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Example> examples() throws IOException {
        String contract = Files.readString(Path.of("CLAIMS.md"));
        return EXAMPLE.matcher(contract)
                .results()
                .map((MatchResult match) -> new Example(match.group(1), match.group(2), match.group(3)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void saysWhatTheContractSays(Example example) throws IOException {
        Map<String, Map<String, @Nullable Object>> parts = JSON.readValue(example.json(), new TypeReference<>() {});
        TokenMother token = TokenMother.blank();
        parts.getOrDefault("header", Map.of()).forEach(token::header);
        parts.getOrDefault("claims", Map.of()).forEach((name, value) -> token.claim(name, atItsTime(value)));
        try (AccessTokenVerifier verifier = new AccessTokenVerifier(
                VerifierSettings.of(TokenMother.ISSUER, TokenMother.AUDIENCE),
                () -> KeyMother.jwks(KeyMother.EC),
                KeySettings.DEFAULT,
                new AdjustableClock(TokenMother.NOW),
                null)) {
            assertVerdict(example, verifier.verify(token.signed()), parts.getOrDefault("expect", Map.of()));
        }
    }

    private static void assertVerdict(
            Example example, Verification verification, Map<String, @Nullable Object> expected) {
        switch (verification) {
            case Verification.Verified verified -> {
                assertThat(example.verdict()).isEqualTo("verified");
                assertThat(facts(verified.principal())).containsAllEntriesOf(expected);
            }
            case Verification.Refused refused ->
                assertThat(refused.reason().name()).isEqualTo(example.verdict());
            case Verification.Unavailable unavailable -> throw new AssertionError(unavailable.detail());
        }
    }

    private static Map<String, @Nullable Object> facts(AccessTokenPrincipal principal) {
        Organization organization = principal.organization();
        SingleTeam single = principal.rights().single();
        return Map.of(
                "subject", principal.subject(),
                "client", principal.client(),
                "organization", organization == null ? "" : organization.alias(),
                "organizationId", organization == null ? "" : organization.id(),
                "scopes", String.join(" ", principal.scopes()),
                "audiences", String.join(" ", principal.audiences()),
                "serviceAccount", String.valueOf(principal.serviceAccount()),
                "version", String.valueOf(principal.version()),
                "teams",
                        principal.teams().entrySet().stream()
                                .map(team ->
                                        team.getKey() + "=" + team.getValue().role())
                                .sorted()
                                .collect(Collectors.joining(" ")),
                "permissions",
                        single == null
                                ? ""
                                : single.team() + ": " + String.join(" ", new TreeSet<>(single.permissions())));
    }

    private static @Nullable Object atItsTime(@Nullable Object value) {
        if (value instanceof String text && TIME.matcher(text).matches()) {
            String offset = text.substring("now".length());
            return TokenMother.NOW.getEpochSecond() + (offset.isEmpty() ? 0 : Long.parseLong(offset));
        }
        return value;
    }

    @Test
    void hasExamplesOfBothKinds() throws IOException {
        assertThat(examples()).anyMatch(example -> example.verdict().equals("verified"));
        assertThat(examples().count()).isGreaterThanOrEqualTo(12);
    }
}
