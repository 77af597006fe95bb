package io.stagedoor.demo.screeningroom.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.stagedoor.demo.screeningroom.signin.BackChannelOutcome.Ended;
import io.stagedoor.demo.screeningroom.signin.TestIdentityProvider.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a visit after sign-in: renewed tokens, sign-out, and logouts that Stagedoor sends. */
class VisitTest {

    private static final URI APPLICATION = URI.create("http://localhost:8100");

    private final TestIdentityProvider provider = new TestIdentityProvider();
    private final TestClock clock = new TestClock();
    private final Stagedoor stagedoor = new Stagedoor(provider.settings(APPLICATION), clock);

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void keepsItsTokensWhileTheyAreGood() {
        Visit visit = signIn("sid-1");
        provider.tokenRequests().clear();

        clock.advance(Duration.ofSeconds(294));
        assertThat(stagedoor.current(visit.id())).contains(visit);
        assertThat(provider.tokenRequests()).isEmpty();
    }

    @Test
    void renewsItsTokensFiveSecondsBeforeTheyEnd() {
        Visit visit = signIn("sid-1");
        provider.onToken(request -> Answer.tokens(provider.idToken("n", claims -> {}), "access-2", "refresh-2", 300));

        clock.advance(Duration.ofSeconds(295));

        assertThat(stagedoor.current(visit.id())).hasValueSatisfying(renewed -> {
            assertThat(renewed.tokens().accessToken()).isEqualTo("access-2");
            assertThat(renewed.tokens().refreshToken()).contains("refresh-2");
            assertThat(renewed.visitor()).isEqualTo(visit.visitor());
        });
        assertThat(provider.tokenRequests())
                .last()
                .satisfies(request -> assertThat(request).containsEntry("refresh_token", List.of("refresh-1")));
    }

    @Test
    void getsNewTokensOnceForThoseThatTheGatewayTakesNoMore() {
        Visit visit = signIn("sid-1");
        provider.onToken(request -> Answer.tokens(provider.idToken("n", claims -> {}), "access-2", "refresh-2", 300));

        Visit renewed = stagedoor.renew(visit).orElseThrow();
        provider.onToken(request -> Answer.error("invalid_grant", "used before"));
        Visit crossed = stagedoor.renew(visit).orElseThrow();

        assertThat(renewed.tokens().accessToken()).isEqualTo("access-2");
        assertThat(crossed).isEqualTo(renewed);
    }

    @Test
    void endsWhereStagedoorGivesNoTokensForThoseThatTheGatewayTakesNoMore() {
        Visit visit = signIn("sid-1");
        provider.onToken(request -> Answer.error("invalid_grant", "Session not active"));

        assertThat(stagedoor.renew(visit)).isEmpty();
        assertThat(stagedoor.goesOn(visit.id())).isFalse();
    }

    @Test
    void endsWhereStagedoorRenewsNoMore() {
        Visit visit = signIn("sid-1");
        provider.onToken(request -> Answer.error("invalid_grant", "Session not active"));

        clock.advance(Duration.ofMinutes(5));

        assertThat(stagedoor.current(visit.id())).isEmpty();
        assertThat(stagedoor.goesOn(visit.id())).isFalse();
    }

    @Test
    void endsWhereTheRenewedTokensAreSomebodyElses() {
        Visit visit = signIn("sid-1");
        provider.onToken(request ->
                Answer.tokens(provider.idToken("n", claims -> claims.subject("0002")), "access-2", "refresh-2", 300));

        clock.advance(Duration.ofMinutes(5));

        assertThat(stagedoor.current(visit.id())).isEmpty();
    }

    @Test
    void goesOnWhereStagedoorIsAwayForAMoment() {
        Visit visit = signIn("sid-1");
        provider.close();

        clock.advance(Duration.ofMinutes(5));

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> stagedoor.current(visit.id()));
        assertThat(stagedoor.goesOn(visit.id())).isTrue();
    }

    @Test
    void isNotRevivedByARenewalThatCrossedALogout() {
        Visits visits = new Visits();
        Visit visit = signIn("sid-1");
        visits.put(visit);
        visits.end(visit.id());

        visits.renew(visit);

        assertThat(visits.find(visit.id())).isEmpty();
    }

    @Test
    void makesRoomForTheNewestVisits() {
        Visits visits = new Visits();
        Visit any = signIn("sid-1");
        for (int i = 0; i <= Visits.MOST; i++) {
            visits.put(new Visit("visit-" + i, any.visitor(), any.tokens()));
        }

        assertThat(visits.find("visit-0")).isEmpty();
        assertThat(visits.find("visit-1")).isPresent();
    }

    @Test
    void signsOutHereAtOnceAndEverywhereThroughStagedoor() {
        Visit visit = signIn("sid-1");

        URI destination = stagedoor.signOut(visit.id());

        assertThat(stagedoor.goesOn(visit.id())).isFalse();
        Map<String, List<String>> parameters = URLUtils.parseParameters(destination.getRawQuery());
        assertThat(destination.toString()).startsWith(provider.origin() + "/logout?");
        assertThat(parameters)
                .containsEntry("id_token_hint", List.of(visit.tokens().idToken()))
                .containsEntry("client_id", List.of("screening-room"))
                .containsEntry("post_logout_redirect_uri", List.of("http://localhost:8100/"));
    }

    @Test
    void sendsWhoeverIsNotSignedInHomeOnSignOut() {
        assertThat(stagedoor.signOut("unknown")).isEqualTo(URI.create("http://localhost:8100/"));
    }

    @Test
    void neverShowsATokenInALog() {
        Visit visit = signIn("sid-1");

        assertThat(visit.toString()).doesNotContain("access-1").doesNotContain(visit.id());
        assertThat(visit.tokens().toString()).doesNotContain("access-1").doesNotContain("refresh-1");
    }

    @Test
    void endsTheSessionThatALogoutTokenNamesAndNoOther() {
        Visit here = signIn("sid-1");
        Visit elsewhere = signIn("sid-2");

        assertThat(stagedoor.backChannelLogout(provider.logoutToken(claims -> {})))
                .isEqualTo(new Ended(1));
        assertThat(stagedoor.goesOn(here.id())).isFalse();
        assertThat(stagedoor.goesOn(elsewhere.id())).isTrue();
    }

    @Test
    void endsAllSessionsOfAPersonWhereALogoutTokenNamesNone() {
        signIn("sid-1");
        signIn("sid-2");

        assertThat(stagedoor.backChannelLogout(provider.logoutToken(claims -> claims.claim("sid", null))))
                .isEqualTo(new Ended(2));
    }

    @Test
    void takesALogoutTokenOnce() {
        signIn("sid-1");
        String token = provider.logoutToken(claims -> {});
        stagedoor.backChannelLogout(token);
        Visit again = signIn("sid-1");

        assertThat(stagedoor.backChannelLogout(token)).isInstanceOf(BackChannelOutcome.Refused.class);
        assertThat(stagedoor.goesOn(again.id())).isTrue();
    }

    @Test
    void refusesALogoutTokenThatBreaksARule() {
        Visit visit = signIn("sid-1");

        refuses(provider.logoutToken(claims -> claims.audience("another-application")));
        refuses(provider.logoutToken(claims -> claims.issuer("http://attacker.example")));
        refuses(provider.logoutToken(claims -> claims.claim("events", null)));
        refuses(provider.logoutToken(claims -> claims.claim("events", Map.of("http://example/other", Map.of()))));
        refuses(provider.logoutToken(claims -> claims.claim("nonce", "n")));
        refuses(provider.logoutToken(claims -> claims.claim("sid", null).subject(null)));
        refuses(provider.logoutToken(claims -> claims.jwtID(null)));
        refuses(provider.logoutToken(
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))));
        refuses(provider.logoutToken(new JOSEObjectType("logout+jwt"), TestIdentityProvider.newKey(), claims -> {}));
        assertThat(stagedoor.goesOn(visit.id())).isTrue();
    }

    @Test
    void refusesAnIdTokenInPlaceOfALogoutToken() {
        Visit visit = signIn("sid-1");

        refuses(visit.tokens().idToken());
        refuses(provider.logoutToken(JOSEObjectType.JWT, provider.key(), claims -> {}));
        refuses("not a token");
        refuses("");
        assertThat(stagedoor.goesOn(visit.id())).isTrue();
    }

    private void refuses(String logoutToken) {
        assertThat(stagedoor.backChannelLogout(logoutToken)).isInstanceOf(BackChannelOutcome.Refused.class);
    }

    private Visit signIn(String session) {
        Map<String, List<String>> sent = URLUtils.parseParameters(
                stagedoor.beginSignIn("browser", Optional.empty()).getRawQuery());
        Consumer<JWTClaimsSet.Builder> inSession = claims -> claims.claim("sid", session);
        String idToken = provider.idToken(MultivaluedMapUtils.getFirstValue(sent, "nonce"), inSession);
        provider.onToken(request -> Answer.tokens(idToken, "access-1", "refresh-1", 300));
        URI answer =
                URI.create(APPLICATION + "/callback?code=c&state=" + MultivaluedMapUtils.getFirstValue(sent, "state")
                        + "&iss=" + URLEncoder.encode(provider.issuer(), StandardCharsets.UTF_8));
        return ((SignInOutcome.SignedIn) stagedoor.completeSignIn(answer, "browser")).visit();
    }
}
