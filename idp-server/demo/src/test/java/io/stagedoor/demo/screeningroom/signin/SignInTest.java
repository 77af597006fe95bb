package io.stagedoor.demo.screeningroom.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.stagedoor.demo.screeningroom.signin.SignInOutcome.Reason;
import io.stagedoor.demo.screeningroom.signin.SignInOutcome.Refused;
import io.stagedoor.demo.screeningroom.signin.SignInOutcome.SignedIn;
import io.stagedoor.demo.screeningroom.signin.TestIdentityProvider.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final URI APPLICATION = URI.create("http://localhost:8100");
    private static final String BROWSER = "browser-1";

    private final TestIdentityProvider provider = new TestIdentityProvider();
    private final TestClock clock = new TestClock();
    private final Stagedoor stagedoor = new Stagedoor(provider.settings(APPLICATION), clock);

    @AfterEach
    void close() {
        provider.close();
    }

    /** What the application sent along to Stagedoor. */
    record Begun(String state, String nonce, URI destination) {}

    @Test
    void sendsThePersonToStagedoorWithStateNonceAndProofKey() {
        Begun begun = begin();

        assertThat(begun.destination().toString()).startsWith(provider.origin() + "/auth?");
        assertThat(parameter(begun.destination(), "response_type")).isEqualTo("code");
        assertThat(parameter(begun.destination(), "client_id")).isEqualTo("screening-room");
        assertThat(parameter(begun.destination(), "redirect_uri")).isEqualTo("http://localhost:8100/callback");
        assertThat(parameter(begun.destination(), "scope")).isEqualTo("openid profile email organization");
        assertThat(parameter(begun.destination(), "code_challenge_method")).isEqualTo("S256");
        assertThat(parameter(begun.destination(), "code_challenge")).hasSize(43);
        assertThat(parameter(begun.destination(), "login_hint")).isEqualTo("maya@acme.example");
        assertThat(begin().state()).isNotEqualTo(begun.state());
        assertThat(begin().nonce()).isNotEqualTo(begun.nonce());
    }

    @Test
    void signsInWithAGoodAnswer() {
        Begun begun = begin();
        answerWith(idToken(begun));

        assertThat(callback(begun)).isInstanceOfSatisfying(SignedIn.class, signedIn -> {
            Visitor visitor = signedIn.visit().visitor();
            assertThat(visitor.name()).isEqualTo("Maya Okafor");
            assertThat(visitor.email()).isEqualTo("maya@acme.example");
            assertThat(visitor.subject()).isEqualTo("0001");
            assertThat(visitor.sessionId()).contains("sid-1");
            assertThat(visitor.assuranceLevel()).contains("1");
            assertThat(visitor.methods()).containsExactly("pwd", "otp");
            assertThat(visitor.authenticatedAt()).isPresent();
            assertThat(stagedoor.goesOn(signedIn.visit().id())).isTrue();
        });
        assertThat(provider.tokenRequests()).singleElement().satisfies(request -> {
            assertThat(request).containsEntry("code", List.of("code-1"));
            assertThat(request).containsEntry("grant_type", List.of("authorization_code"));
            assertThat(request).containsEntry("redirect_uri", List.of("http://localhost:8100/callback"));
            assertThat(request).containsKey("code_verifier");
            assertThat(request).doesNotContainKey("client_secret");
        });
    }

    @Test
    void refusesAStateThatNobodyBegan() {
        begin();

        assertThat(reason(callback("made-up", BROWSER, provider.issuer()))).isEqualTo(Reason.UNKNOWN_STATE);
        assertThat(provider.tokenRequests()).isEmpty();
    }

    @Test
    void refusesAnAnswerWithoutState() {
        begin();

        SignInOutcome outcome = stagedoor.completeSignIn(URI.create(APPLICATION + "/callback?code=code-1"), BROWSER);
        assertThat(reason(outcome)).isEqualTo(Reason.UNKNOWN_STATE);
    }

    @Test
    void refusesTheStateOfAnotherBrowser() {
        Begun begun = begin();

        assertThat(reason(callback(begun.state(), "browser-2", provider.issuer())))
                .isEqualTo(Reason.UNKNOWN_STATE);
        assertThat(provider.tokenRequests()).isEmpty();
    }

    @Test
    void refusesAnAnswerThatComesASecondTime() {
        Begun begun = begin();
        answerWith(idToken(begun));
        callback(begun);

        assertThat(reason(callback(begun))).isEqualTo(Reason.UNKNOWN_STATE);
        assertThat(provider.tokenRequests()).hasSize(1);
    }

    @Test
    void refusesAnAnswerAtTheExactInstantWhenItsTimeIsOver() {
        Begun inTime = begin();
        Begun tooLate = begin();
        answerWith(idToken(inTime));

        clock.advance(Attempt.PATIENCE.minusMillis(1));
        assertThat(callback(inTime)).isInstanceOf(SignedIn.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(reason(callback(tooLate))).isEqualTo(Reason.UNKNOWN_STATE);
    }

    @Test
    void refusesAnAnswerOfAnotherIssuerOrOfNone() {
        assertThat(reason(callback(begin().state(), BROWSER, "http://attacker.example")))
                .isEqualTo(Reason.WRONG_ISSUER);
        SignInOutcome unnamed = stagedoor.completeSignIn(
                URI.create(APPLICATION + "/callback?code=code-1&state=" + begin().state()), BROWSER);
        assertThat(reason(unnamed)).isEqualTo(Reason.WRONG_ISSUER);
        assertThat(provider.tokenRequests()).isEmpty();
    }

    @Test
    void refusesAWrongNonce() {
        Begun begun = begin();
        answerWith(provider.idToken("another-nonce", claims -> {}));

        assertThat(reason(callback(begun))).isEqualTo(Reason.ID_TOKEN_INVALID);
    }

    @Test
    void refusesAnIdTokenThatIsNotForUs() {
        assertThat(reasonFor(begun -> provider.idToken(begun.nonce(), claims -> claims.audience("other"))))
                .isEqualTo(Reason.ID_TOKEN_INVALID);
        assertThat(reasonFor(begun -> provider.idToken(begun.nonce(), claims -> claims.issuer("http://other"))))
                .isEqualTo(Reason.ID_TOKEN_INVALID);
        assertThat(reasonFor(begun -> provider.idToken(
                        begun.nonce(),
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))))))
                .isEqualTo(Reason.ID_TOKEN_INVALID);
        assertThat(reasonFor(begun -> provider.idTokenOfAnotherKey(begun.nonce())))
                .isEqualTo(Reason.ID_TOKEN_INVALID);
    }

    @Test
    void refusesAnIdTokenWithoutSignature() {
        assertThat(reasonFor(begun -> "eyJhbGciOiJub25lIn0." + idToken(begun).split("\\.", -1)[1] + "."))
                .isEqualTo(Reason.ID_TOKEN_INVALID);
    }

    @Test
    void refusesACodeThatStagedoorRefuses() {
        Begun begun = begin();
        provider.onToken(request -> Answer.error("invalid_grant", "Code not valid"));

        assertThat(callback(begun)).isEqualTo(new Refused(Reason.CODE_REFUSED, "Code not valid"));
    }

    @Test
    void saysWhyStagedoorDidNotSignIn() {
        Begun begun = begin();
        URI answer = URI.create(APPLICATION + "/callback?error=access_denied&error_description=not+today&state="
                + begun.state() + "&iss=" + encode(provider.issuer()));

        assertThat(stagedoor.completeSignIn(answer, BROWSER)).isEqualTo(new Refused(Reason.NOT_SIGNED_IN, "not today"));
    }

    @Test
    void refusesAnAnswerThatSaysNothing() {
        assertThat(reason(stagedoor.completeSignIn(URI.create(APPLICATION + "/callback"), BROWSER)))
                .isIn(Reason.UNREADABLE, Reason.UNKNOWN_STATE);
    }

    @Test
    void believesNoDiscoveryDocumentOfAnotherIssuer() {
        provider.bendDiscovery(document -> document.put("issuer", "http://attacker.example"));

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(this::begin);
    }

    @Test
    void keepsAtMostAThousandAttempts() {
        Attempts attempts = new Attempts(clock);
        Attempt first = attempts.begin(BROWSER);
        Attempt second = attempts.begin(BROWSER);
        for (int i = 2; i <= Attempts.MOST; i++) {
            attempts.begin(BROWSER);
        }

        assertThat(attempts.take(first.state().getValue(), BROWSER)).isEmpty();
        assertThat(attempts.take(second.state().getValue(), BROWSER)).isPresent();
    }

    private Reason reasonFor(Function<Begun, String> idToken) {
        Begun begun = begin();
        answerWith(idToken.apply(begun));
        return reason(callback(begun));
    }

    private Begun begin() {
        URI destination = stagedoor.beginSignIn(BROWSER, Optional.of("maya@acme.example"));
        return new Begun(parameter(destination, "state"), parameter(destination, "nonce"), destination);
    }

    private String idToken(Begun begun) {
        return provider.idToken(begun.nonce(), claims -> {});
    }

    private void answerWith(String idToken) {
        provider.onToken(request -> Answer.tokens(idToken, "access-1", "refresh-1", 300));
    }

    private SignInOutcome callback(Begun begun) {
        return callback(begun.state(), BROWSER, provider.issuer());
    }

    private SignInOutcome callback(String state, String browser, String issuer) {
        return stagedoor.completeSignIn(
                URI.create(APPLICATION + "/callback?code=code-1&state=" + state + "&iss=" + encode(issuer)), browser);
    }

    private static Reason reason(SignInOutcome outcome) {
        return ((Refused) outcome).reason();
    }

    private static String parameter(URI uri, String name) {
        return MultivaluedMapUtils.getFirstValue(URLUtils.parseParameters(uri.getRawQuery()), name);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
