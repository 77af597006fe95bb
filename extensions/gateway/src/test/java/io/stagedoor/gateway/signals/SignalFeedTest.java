package io.stagedoor.gateway.signals;

import static io.stagedoor.gateway.PrincipalMother.maya;
import static io.stagedoor.gateway.TokenMother.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.IssuerServer;
import io.stagedoor.gateway.IssuerServer.Feed;
import io.stagedoor.gateway.issuer.ClientCredentials;
import io.stagedoor.gateway.verifier.Endings.Standing;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client over real HTTP, against a server that speaks FEED.md and misbehaves. Time is the test's own. */
class SignalFeedTest {

    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final IssuerServer issuer = new IssuerServer();
    private final AdjustableClock clock = new AdjustableClock(NOW);
    private final AtomicLong nanos = new AtomicLong();
    private SignalFeed feed = listen(StalenessPolicy.FAIL_CLOSED);

    private SignalFeed listen(StalenessPolicy staleness) {
        return new SignalFeed(
                        new FeedSettings(FeedSettings.addressOf(issuer.issuer()), staleness, SILENCE, 1000),
                        new ClientCredentials(issuer.tokenEndpoint(), "gateway", "s3cret", clock),
                        SignalListener.none(),
                        clock,
                        nanos::get,
                        new Random(1))
                .start();
    }

    @AfterEach
    void stop() {
        feed.close();
        issuer.close();
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Standing standing(String session) {
        return feed.standingOf(maya().session(session).build());
    }

    private boolean ended(String session) {
        return standing(session) instanceof Standing.Ended;
    }

    private Feed live() {
        Feed open = issuer.nextFeed().start(true).sessionEnded(101, "s-101").caughtUp(105);
        eventually(() -> feed.status().live());
        return open;
    }

    private void advance(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    @Test
    void knowsNothingBeforeTheFeedHasCaughtUp() {
        Feed open = issuer.nextFeed().start(true).sessionEnded(101, "s-101");
        eventually(() -> ended("s-101"));
        assertThat(standing("s-1")).isInstanceOf(Standing.Unknown.class);
        open.caughtUp(105);
        eventually(() -> standing("s-1") instanceof Standing.Good);
        assertThat(ended("s-101")).isTrue();
    }

    @Test
    void endsATokenAsSoonAsTheSignalComes() {
        Feed open = live();
        assertThat(standing("s-1")).isEqualTo(Standing.GOOD);
        open.sessionEnded(106, "s-1");
        eventually(() -> ended("s-1"));
        assertThat(feed.status().applied()).isEqualTo(2);
        assertThat(feed.status().ended()).isPositive();
    }

    @Test
    void saysHowFarItIsAsSoonAsItIsLiveAndNotBefore() {
        Feed open = issuer.nextFeed().start(true).sessionEnded(101, "s-101");
        eventually(() -> ended("s-101"));
        assertThat(issuer.acknowledged).isEmpty();
        open.caughtUp(105);
        eventually(() -> says(105));
        open.sessionEnded(106, "s-1");
        eventually(() -> says(106));
    }

    private boolean says(long position) {
        return issuer.acknowledged.stream().anyMatch(said -> said.endsWith("\"position\":" + position + "}"));
    }

    @Test
    void asksWithATokenOfItsOwnAndForEverythingFirst() {
        Feed open = issuer.nextFeed();
        assertThat(open.authorization).isEqualTo("Bearer own-token-1");
        assertThat(open.lastEventId).isNull();
    }

    @Test
    void goesOnBehindTheLastPositionAndNeverForgetsMeanwhile() {
        live().sessionEnded(106, "s-106").hangUp();
        Feed again = issuer.nextFeed();
        assertThat(again.lastEventId).isEqualTo("106");
        assertThat(ended("s-106")).isTrue();
        again.start(false).sessionEnded(107, "s-107").caughtUp(107);
        eventually(() -> ended("s-107"));
        assertThat(ended("s-101")).isTrue();
    }

    @Test
    void startingAfreshForgetsOnlyWhenTheWindowIsComplete() {
        live().hangUp();
        Feed again = issuer.nextFeed().start(true).sessionEnded(901, "s-901");
        eventually(() -> ended("s-901"));
        assertThat(ended("s-101")).as("until the new window is complete").isTrue();
        again.caughtUp(905);
        eventually(() -> !ended("s-101"));
        assertThat(ended("s-901")).isTrue();
    }

    @Test
    void asksForTheWholeWindowWhereTheConnectionBrokeBeforeAnyOfItCame() {
        live().hangUp();
        issuer.nextFeed().start(true).heartbeat(990).hangUp();
        assertThat(issuer.nextFeed().lastEventId).isNull();
    }

    @Test
    void takesASilentConnectionForDead() {
        live();
        advance(SILENCE.plusMillis(1));
        assertThat(issuer.nextFeed().lastEventId).isEqualTo("105");
    }

    /** Slow loris: bytes that never become an event are silence. */
    @Test
    void takesDrippingBytesForSilence() {
        Feed open = live();
        open.raw(": comment\n\nevent: heart");
        advance(SILENCE.plusMillis(1));
        open.raw("beat\n: more\n");
        assertThat(issuer.nextFeed()).isNotNull();
    }

    @Test
    void failsClosedAsSoonAsSilenceCanBeTold() {
        live().hangUp();
        advance(SILENCE);
        assertThat(standing("s-1")).isEqualTo(Standing.GOOD);
        advance(Duration.ofNanos(1));
        assertThat(standing("s-1")).isInstanceOf(Standing.Unknown.class);
        assertThat(ended("s-101")).as("what is known to be ended stays ended").isTrue();
        assertThat(feed.status().usable()).isFalse();
    }

    @Test
    void failsOpenUpToTheBoundAndNotBeyond() {
        issuer.nextFeed();
        feed.close();
        feed = listen(StalenessPolicy.failOpen(Duration.ofMinutes(2)));
        assertThat(standing("s-1")).as("nothing is known yet").isInstanceOf(Standing.Unknown.class);
        live().hangUp();
        advance(Duration.ofMinutes(2));
        assertThat(standing("s-1")).isEqualTo(Standing.GOOD);
        advance(Duration.ofNanos(1));
        assertThat(standing("s-1")).isInstanceOf(Standing.Unknown.class);
    }

    /** Connected again is not known again: what happened in between is still to come. */
    @Test
    void isNotFreshAgainBeforeItHasCaughtUp() {
        live().hangUp();
        Feed again = issuer.nextFeed();
        advance(SILENCE.minusMillis(1));
        again.start(false).sessionEnded(200, "s-200");
        eventually(() -> ended("s-200"));
        advance(Duration.ofMillis(2));
        assertThat(standing("s-1")).isInstanceOf(Standing.Unknown.class);
        again.caughtUp(202);
        eventually(() -> standing("s-1") instanceof Standing.Good);
    }

    @Test
    void connectsAgainWithAFreshTokenWhereItsOwnWasRefused() {
        issuer.answerFeedWith(401);
        feed.close();
        feed = listen(StalenessPolicy.FAIL_CLOSED);
        eventually(() -> issuer.tokens() >= 3);
        issuer.answerFeedWith(200);
        eventually(() -> !"Bearer own-token-1".equals(issuer.nextFeed().authorization));
    }

    @Test
    void connectsAgainAtTheServersWish() {
        live().send("end", null, "{'reason':'token-expired'}");
        assertThat(issuer.nextFeed().lastEventId).isEqualTo("105");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: signal\nid: 106\ndata: {\"type\":\"session-ended\",\"at\":1,\"session\":17}\n\n",
                "event: signal\nid: 106\ndata: {\"type\":\"a\",\"ends\":true,\"at\":1,\"ver\":\"18\"}\n\n",
                "event: signal\nid: 106\ndata: {\"type\":\"session-ended\",\"at\":1,\"at\":2,\"session\":\"x\"}\n\n",
                "event: signal\ndata: {\"type\":\"session-ended\",\"at\":1,\"session\":\"x\"}\n\n",
                "event: signal\nid: -1\ndata: {\"type\":\"session-ended\",\"at\":1,\"session\":\"x\"}\n\n",
                "event: signal\nid: 99999999999999999999\ndata: {\"type\":\"session-ended\",\"at\":1,\"session\":\"x\"}\n\n",
                "event: start\ndata: {\"afresh\":true}\n\n",
                "event: heartbeat\ndata: {}\n\n"
            })
    void breaksOffWhereASignalCannotBeUnderstoodAndAsksForItAgain(String hostile) {
        live().raw(hostile);
        assertThat(issuer.nextFeed().lastEventId).isEqualTo("105");
    }

    @Test
    void breaksOffAtALineWithoutEnd() {
        live().raw("data: " + "x".repeat(EventStream.LONGEST_LINE + 1));
        assertThat(issuer.nextFeed()).isNotNull();
    }

    @Test
    void breaksOffAtAnEventWithoutEnd() {
        live().raw(("data: " + "x".repeat(1000) + "\n").repeat(70));
        assertThat(issuer.nextFeed()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: signal\nid: 1\ndata: {\"type\":\"session-ended\",\"at\":1,\"session\":\"s-1\"}\n\n",
                "event: caught-up\nid: 1\ndata: {}\n\n",
                "event: start\ndata: {\"afresh\":false}\n\n",
                "event: start\ndata: {\"afresh\":\"yes\"}\n\n",
                "event: start\ndata: {\"afresh\":true,\"window\":1}\n\n",
                "event: start\ndata: {\"afresh\":true,\"organizations\":null}\n\n",
                "event: start\ndata: {\"afresh\":true,\"organizations\":\"acme\"}\n\n",
                "event: start\ndata: {\"afresh\":true,\"organizations\":[7]}\n\n",
                "event: start\ndata: {\"afresh\":true,\"window\":99999999}\n\n"
            })
    void doesNotBelieveAFeedThatBeginsWrongly(String beginning) {
        issuer.nextFeed().raw(beginning).caughtUp(5);
        assertThat(issuer.nextFeed().lastEventId).isNull();
        assertThat(standing("s-1")).isInstanceOf(Standing.Unknown.class);
    }

    @Test
    void ignoresUnknownEventsMembersAndPauses() {
        Feed open = live();
        open.raw("retry: 999999\nevent: weather\ndata: sunny\n\n").sessionEnded(106, "s-106");
        eventually(() -> ended("s-106"));
        assertThat(feed.status().connections()).isEqualTo(1);
    }

    @Test
    void neverMovesItsPositionBack() {
        Feed open = live();
        open.heartbeat(90).sessionEnded(80, "s-80");
        eventually(() -> ended("s-80"));
        assertThat(feed.status().position()).isEqualTo(105);
    }

    /** What might have ended it is not kept any more. */
    @Test
    void refusesTokensThatAreOlderThanTheWindow() {
        live();
        clock.set(NOW.plus(Duration.ofMinutes(16)));
        assertThat(standing("s-1")).isEqualTo(Standing.GOOD);
        clock.advance(Duration.ofMillis(1));
        assertThat(ended("s-1")).isTrue();
    }

    @Test
    void aFeedOfSomeOrganizationsVouchesForTheirTokensAlone() {
        issuer.nextFeed().startFor(true, "org-42", "org-43").caughtUp(105);
        eventually(() -> feed.status().live());

        assertThat(standing("s-1")).isEqualTo(Standing.GOOD);
        assertThat(of("org-44")).isInstanceOf(Standing.NotServed.class);
        assertThat(of(null)).as("nobody is told what ends these").isInstanceOf(Standing.NotServed.class);
    }

    @Test
    void aFeedOfNoOrganizationVouchesForNobody() {
        issuer.nextFeed().startFor(true).caughtUp(105);
        eventually(() -> feed.status().live());

        assertThat(standing("s-1")).isInstanceOf(Standing.NotServed.class);
    }

    /** What ended globex' tokens before was never told. */
    @Test
    void aFeedThatTellsOfMoreOrganizationsThanBeforeHasToStartAfresh() {
        issuer.nextFeed().startFor(true, "org-42").caughtUp(105).hangUp();
        Feed more = issuer.nextFeed();
        assertThat(more.lastEventId).isEqualTo("105");
        more.startFor(false, "org-42", "org-43").caughtUp(106);

        Feed afresh = issuer.nextFeed();
        assertThat(afresh.lastEventId).isNull();
        assertThat(of("org-43")).isInstanceOf(Standing.NotServed.class);
        afresh.startFor(true, "org-42", "org-43").heartbeat(106);
        assertThat(of("org-43")).isInstanceOf(Standing.NotServed.class);
        afresh.caughtUp(107);
        eventually(() -> of("org-43") instanceof Standing.Good);
    }

    @Test
    void aFeedThatTellsOfEverythingAfterSomeHasToStartAfresh() {
        issuer.nextFeed().startFor(true, "org-42").caughtUp(105).hangUp();
        issuer.nextFeed().start(false).caughtUp(106);

        assertThat(issuer.nextFeed().lastEventId).isNull();
    }

    @Test
    void aFeedThatTellsOfFewerOrganizationsGoesOnForThem() {
        issuer.nextFeed().start(true).sessionEnded(101, "s-101").caughtUp(105).hangUp();
        issuer.nextFeed().startFor(false, "org-42").caughtUp(106);

        eventually(() -> of("org-43") instanceof Standing.NotServed);
        assertThat(standing("s-1")).isEqualTo(Standing.GOOD);
        assertThat(ended("s-101")).isTrue();
    }

    /** Written as the server writes it, 39 bytes for each. */
    @Test
    void aThousandOrganizationsCanBeServed() {
        String[] many = IntStream.range(0, 1000)
                .mapToObj(i -> new UUID(7, i).toString())
                .toArray(String[]::new);
        issuer.nextFeed().startFor(true, many).caughtUp(105);

        eventually(() -> of(many[999]) instanceof Standing.Good);
    }

    private Standing of(@Nullable String organization) {
        return feed.standingOf(maya().organization(organization).build());
    }
}
