package io.stagedoor.gateway.forwardauth;

import static io.stagedoor.gateway.forwardauth.QuestionMother.about;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Assurance;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Lifetime;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Organization;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Profile;
import io.stagedoor.gateway.verifier.TeamRights;
import io.stagedoor.kernel.CorrelationId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionLogTest {

    private static final CorrelationId ID = new CorrelationId("request-1");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final DecisionLog log = new DecisionLog(
            new PrintStream(written, true, StandardCharsets.UTF_8), new AdjustableClock(TokenMother.NOW));

    private String line(RequestContext context, Decision decision) {
        log.write(ID, context, decision, 123);
        return written.toString(StandardCharsets.UTF_8);
    }

    private static RequestContext context(String method, String target) {
        return RequestContext.read(about(method, target).build(), ContextSource.ANY);
    }

    private static AccessTokenPrincipal maya(String subject) {
        return new AccessTokenPrincipal(
                subject,
                TokenMother.ISSUER,
                Set.of("media-api"),
                "screening-room",
                new Organization("org-42", "acme"),
                null,
                Set.of(),
                new Assurance(null, Set.of(), null),
                null,
                new Profile(null, null),
                new Lifetime(TokenMother.NOW, null, TokenMother.NOW.plusSeconds(300)),
                "jti",
                false,
                null,
                TeamRights.NONE);
    }

    @Test
    void writesOneLineWithEverythingThatMatters() {
        assertThat(line(context("GET", "/api/assets/42"), Decision.allowed("TOKEN_GOOD", maya("sub-1"))))
                .isEqualToNormalizingNewlines("""
                        {"ts":"2026-11-22T12:00:00Z","id":"request-1","decision":"allow","status":200,\
                        "reason":"TOKEN_GOOD","detail":"","subject":"sub-1","client":"screening-room",\
                        "organization":"acme","method":"GET","path":"/api/assets/42","micros":123}
                        """);
    }

    @Test
    void namesTheCallerOfARefusedRequest() throws JsonProcessingException {
        Decision refused = Decision.challenged(403, "INSUFFICIENT_SCOPE", "the token lacks a scope", "Bearer")
                .by(maya("sub-1"));
        JsonNode line = new JsonMapper().readTree(line(context("GET", "/api"), refused));
        assertThat(line.get("decision").asText()).isEqualTo("refuse");
        assertThat(line.get("subject").asText()).isEqualTo("sub-1");
    }

    @Test
    void keepsHostileTextOnOneLineOfAscii() throws JsonProcessingException {
        String subject = "x\r\n{\"decision\":\"allow\"}\u2028\u001b[31mé";
        String text = line(
                new RequestContext.Unusable("bad", "/api/\r\n\u0000é"), Decision.allowed("TOKEN_GOOD", maya(subject)));
        assertThat(text.strip()).matches("[\\x20-\\x7E]+");
        JsonNode line = new JsonMapper().readTree(text);
        assertThat(line.get("subject").asText()).isEqualTo(subject);
        assertThat(line.get("path").asText()).isEqualTo("/api/\r\n\u0000é");
    }

    @Test
    void neverWritesTheQuery() {
        Decision decision = Decision.badRequest("CONTEXT_REFUSED", "ambiguous");
        assertThat(line(context("GET", "/api/x?token=secret"), decision)).doesNotContain("secret");
        assertThat(line(context("GET", "/api/../x?token=secret"), decision)).doesNotContain("secret");
    }

    @Test
    void cutsEndlessPathsShort() {
        Decision decision = Decision.badRequest("CONTEXT_REFUSED", "ambiguous");
        assertThat(line(context("GET", "/" + "x".repeat(5000)), decision)).hasSizeLessThan(900);
    }

    @Test
    void prefersTheReasonThatOnlyTheLogMaySay() {
        assertThat(line(
                        context("GET", "/api"),
                        Decision.unavailable("KEYS_UNAVAILABLE", "http://idp.internal refused")))
                .contains("idp.internal");
    }
}
