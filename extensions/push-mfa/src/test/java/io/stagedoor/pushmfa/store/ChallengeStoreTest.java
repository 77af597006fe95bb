package io.stagedoor.pushmfa.store;

import static io.stagedoor.pushmfa.domain.Challenges.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.pushmfa.domain.Challenge;
import io.stagedoor.pushmfa.domain.ChallengeState;
import io.stagedoor.pushmfa.domain.Challenges;
import io.stagedoor.pushmfa.domain.Fatigue;
import io.stagedoor.pushmfa.store.DeviceStore.Holder;
import io.stagedoor.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChallengeStoreTest {

    private static final Instant END = NOW.plusSeconds(60);

    private final Database database = Database.beside(DeviceStoreTest.KEYCLOAK, "push-mfa");
    private final ChallengeStore store = new ChallengeStore(database.entities(), "r");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isReadAsItWasKept() {
        Challenge kept = Challenges.open("c", "ada");
        store.add(kept);
        assertThat(store.find("c")).contains(kept);
        assertThat(store.byTicket("ticket-c")).contains(kept);
    }

    @Test
    void nobodyElsesPhoneAnswersIt() {
        store.add(Challenges.open("c", "ada"));
        assertThat(store.close("c", "ben", "thumbprint-of-ben", ChallengeState.APPROVED, NOW))
                .isFalse();
        ChallengeStore elsewhere = new ChallengeStore(database.entities(), "other");
        assertThat(elsewhere.find("c")).isEmpty();
        assertThat(elsewhere.close("c", "ada", "thumbprint-of-ada", ChallengeState.APPROVED, NOW))
                .isFalse();
    }

    @Test
    void pagesOfAWholeNodeAreLookedUpAtOnce() {
        store.add(Challenges.open("c", "ada"));
        store.add(Challenges.open("d", "ben"));
        List<String> tickets = Stream.concat(
                        IntStream.range(0, 1200).mapToObj(i -> "nobody's " + i), Stream.of("ticket-c", "ticket-d"))
                .toList();
        assertThat(store.answered(tickets)).isEmpty();
        store.close("d", "ben", "thumbprint-of-ben", ChallengeState.DENIED, NOW);
        assertThat(store.answered(tickets)).extracting(Challenge::id).containsExactly("d");
        assertThat(new ChallengeStore(database.entities(), "other").answered(tickets))
                .isEmpty();
        assertThat(store.answered(List.of())).isEmpty();
    }

    @Test
    void isAnsweredOnce() {
        store.add(Challenges.open("c", "ada"));
        assertThat(store.close("c", "ada", "thumbprint-of-ada", ChallengeState.DENIED, NOW))
                .isTrue();
        assertThat(store.close("c", "ada", "thumbprint-of-ada", ChallengeState.APPROVED, NOW))
                .isFalse();
        assertThat(store.find("c").orElseThrow().state()).isEqualTo(ChallengeState.DENIED);
    }

    @Test
    void isNotAnsweredAtTheInstantOfItsExpiry() {
        store.add(Challenges.open("c", "ada"));
        store.add(Challenges.open("d", "ada"));
        assertThat(store.close("c", "ada", "thumbprint-of-ada", ChallengeState.APPROVED, END.minusMillis(1)))
                .isTrue();
        assertThat(store.close("d", "ada", "thumbprint-of-ada", ChallengeState.APPROVED, END))
                .isFalse();
    }

    @Test
    void isUsedOnceAndWhereItBegan() {
        hasPhone("ada");
        store.add(Challenges.open("c", "ada"));
        assertThat(store.use("c", "ada", "attempt-c", NOW)).isFalse();
        store.close("c", "ada", "thumbprint-of-ada", ChallengeState.APPROVED, NOW);
        assertThat(store.use("c", "ada", "attempt-of-somebody-else", NOW)).isFalse();
        assertThat(store.use("c", "ben", "attempt-c", NOW)).isFalse();
        assertThat(store.use("c", "ada", "attempt-c", NOW)).isTrue();
        assertThat(store.use("c", "ada", "attempt-c", NOW)).isFalse();
    }

    @Test
    void oneWithItsPersonVerifiedIsUsedInTheSameWay() {
        hasPhone("ada");
        store.add(Challenges.open("c", "ada"));
        store.close("c", "ada", "thumbprint-of-ada", ChallengeState.VERIFIED, NOW);
        assertThat(store.close("c", "ada", "thumbprint-of-ada", ChallengeState.DENIED, NOW))
                .isFalse();
        assertThat(store.use("c", "ada", "attempt-c", NOW)).isTrue();
        assertThat(store.use("c", "ada", "attempt-c", NOW)).isFalse();
    }

    @Test
    void isNotUsedWhenThePhoneThatApprovedIsGone() {
        hasPhone("ada");
        hasPhone("ben");
        store.add(Challenges.open("c", "ada"));
        store.add(Challenges.open("d", "ada"));
        store.close("c", "ada", "thumbprint-of-ada", ChallengeState.APPROVED, NOW);
        store.close("d", "ada", "thumbprint-of-ben", ChallengeState.APPROVED, NOW);
        assertThat(store.use("d", "ada", "attempt-d", NOW))
                .as("somebody else's")
                .isFalse();
        database.run("delete from credential where user_id = 'ada'"); // through any of Keycloak's doors
        assertThat(store.use("c", "ada", "attempt-c", NOW)).isFalse();
    }

    @Test
    void isNotUsedAtTheEndOfTheHalfMinuteAfter() {
        hasPhone("ada");
        store.add(Challenges.open("c", "ada"));
        store.close("c", "ada", "thumbprint-of-ada", ChallengeState.APPROVED, NOW);
        assertThat(store.use("c", "ada", "attempt-c", END.plusSeconds(30))).isFalse();
        assertThat(store.use("c", "ada", "attempt-c", END.plusSeconds(30).minusMillis(1)))
                .isTrue();
    }

    @Test
    void countsWhatWaitsAndWhatWasAskedWithinAnHour() {
        hasPhone("ada");
        store.add(Challenges.at("old", "ada", NOW.minus(Duration.ofHours(1))));
        store.add(Challenges.at("earlier", "ada", NOW.minus(Duration.ofHours(1)).plusMillis(1)));
        store.add(Challenges.at("now", "ada", NOW));
        store.add(Challenges.at("hers", "ben", NOW));
        assertThat(store.fatigue("ada", null, NOW)).isEqualTo(new Fatigue(1, 2, Instant.EPOCH));
        assertThat(store.find("old")).isEmpty();
    }

    @Test
    void whatIsAskedAnewDoesNotWaitAnyMore() {
        hasPhone("ada");
        store.add(Challenges.at("first", "ada", NOW));
        store.add(Challenges.at("second", "ada", NOW));
        store.add(Challenges.at("hers", "ben", NOW));
        assertThat(store.fatigue("ada", "first", NOW)).isEqualTo(new Fatigue(1, 2, Instant.EPOCH));
        assertThat(store.find("first").map(Challenge::state)).contains(ChallengeState.REPLACED);
        assertThat(store.fatigue("ada", "hers", NOW)).isEqualTo(new Fatigue(1, 2, Instant.EPOCH));
        assertThat(store.find("hers").map(Challenge::state)).contains(ChallengeState.OPEN);
    }

    @Test
    void anApprovedOneStaysSoWhenItIsAskedAnew() {
        hasPhone("ada");
        store.add(Challenges.at("first", "ada", NOW));
        store.close("first", "ada", "thumbprint-of-ada", ChallengeState.APPROVED, NOW);
        store.fatigue("ada", "first", NOW);
        assertThat(store.find("first").map(Challenge::state)).contains(ChallengeState.APPROVED);
    }

    @Test
    void aReportPausesThePersonAlone() {
        hasPhone("ada");
        hasPhone("ben");
        store.pause("ada", END);
        assertThat(store.fatigue("ada", null, NOW).pausedUntil()).isEqualTo(END);
        assertThat(store.fatigue("ben", null, NOW).pausedUntil()).isEqualTo(Instant.EPOCH);
    }

    /** Keycloak's nodes share a database. */
    @Test
    void ofSeveralAnswersAtOnceOneCounts() throws Exception {
        database.apart(entities -> {
            new ChallengeStore(entities, "r").add(Challenges.open("race", "ada"));
            return true;
        });
        assertThat(atOnce(node -> database.apart(entities -> new ChallengeStore(entities, "r")
                        .close(
                                "race",
                                "ada",
                                "t",
                                node % 2 == 0 ? ChallengeState.APPROVED : ChallengeState.DENIED,
                                NOW))))
                .isEqualTo(1);
    }

    @Test
    void ofManyThatBeginAtOnceThreeAreAsked() throws Exception {
        database.apart(entities -> {
            new DeviceStore(entities, "r").add("t-race", new Holder("race", "c"));
            return true;
        });
        assertThat(atOnce(node -> database.apart(entities -> {
                    ChallengeStore own = new ChallengeStore(entities, "r");
                    boolean asks = own.fatigue("race", null, NOW).at(NOW) == Fatigue.Verdict.ASK;
                    if (asks) {
                        own.add(Challenges.open("race-" + node, "race"));
                    }
                    return asks;
                })))
                .isEqualTo(3);
    }

    private static int atOnce(java.util.function.IntPredicate work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            var done = threads.invokeAll(IntStream.range(0, 6)
                    .mapToObj(node -> (Callable<Boolean>) () -> work.test(node))
                    .collect(Collectors.toList()));
            int yes = 0;
            for (var one : done) {
                yes += one.get() ? 1 : 0;
            }
            return yes;
        }
    }

    private void hasPhone(String person) {
        String credential = "of-" + person;
        database.run("insert into credential values (?1, ?2, 'stagedoor-push', '{}')", credential, person);
        new DeviceStore(database.entities(), "r").add("thumbprint-of-" + person, new Holder(person, credential));
    }
}
