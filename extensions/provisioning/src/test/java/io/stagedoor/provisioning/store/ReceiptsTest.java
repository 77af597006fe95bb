package io.stagedoor.provisioning.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.provisioning.domain.Receipt;
import io.stagedoor.provisioning.domain.Step;
import io.stagedoor.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiptsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Database database = new Database("provisioning", RuleEntity.class);
    private final Receipts acme = new Receipts(database.entities(), "acme");
    private final Steps steps = new Steps(database.entities());
    private final Jobs jobs = new Jobs(database.entities());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingOfAnotherOrganizationIsSeenOrChanged() {
        add(acme, "1", "maya", NOW, true, "");
        Receipts globex = new Receipts(database.entities(), "globex");

        assertThat(globex.find("1")).isEmpty();
        assertThat(globex.open("maya")).isEmpty();
        assertThat(globex.page(null, null, 10)).isEmpty();
        assertThat(globex.counted(NOW.minusSeconds(1))).isZero();
        globex.keep("1");
        globex.restored("1", "mallory", NOW);
        globex.erase("1", NOW);
        assertThat(acme.find("1").orElseThrow())
                .extracting(Receipt::kept, Receipt::restored, Receipt::removal)
                .containsExactly(false, null, Receipt.Removal.NOT_ASKED);
    }

    @Test
    void theSamePersonCountsOnceAndOnlyWithinTheWindow() {
        add(acme, "1", "maya", NOW, true, "");
        add(acme, "2", "maya", NOW.plusMillis(1), true, "");
        add(acme, "3", "leo", NOW.plusMillis(2), true, "");
        add(acme, "4", "announced", NOW.plusMillis(3), false, "");

        assertThat(acme.counted(NOW.minusMillis(1))).isEqualTo(2);
        assertThat(acme.counted(NOW))
                .describedAs("at the exact instant it is over")
                .isEqualTo(2);
        assertThat(acme.counted(NOW.plusMillis(1))).isEqualTo(1);
    }

    @Test
    void whoWasPutOutByHandOrIsBackDoesNotJoinARun() {
        add(acme, "1", "maya", NOW, true, "");
        add(acme, "2", "leo", NOW, true, "");
        add(acme, "3", "tom", NOW, true, "");
        acme.keep("2");
        acme.restored("3", "directory", NOW);

        acme.join("run", NOW.minusMillis(1));

        assertThat(acme.countOf("run")).isEqualTo(1);
        acme.keep("1");
        assertThat(acme.countOf("run")).describedAs("put out by hand meanwhile").isZero();
    }

    @Test
    void whoWasToGoForGoodWaitsForWhatIsDecidedAboutTheirRun() {
        add(acme, "1", "maya", NOW, true, "");
        add(acme, "2", "leo", NOW, false, "");
        add(acme, "3", "tom", NOW, true, "");
        acme.erase("1", NOW);
        acme.erase("2", NOW);

        acme.join("run", NOW.minusMillis(1));

        assertThat(jobs.erasable(NOW.plusSeconds(1), Set.of(), 10))
                .extracting(Jobs.Job::receipt)
                .describedAs("who was announced is not part of it")
                .containsExactly("2");
        assertThat(acme.find("3").orElseThrow().removal()).isEqualTo(Receipt.Removal.NOT_ASKED);
        acme.releaseRemovals(NOW.plusSeconds(60));
        assertThat(acme.find("1").orElseThrow())
                .extracting(Receipt::removal, Receipt::erasure)
                .containsExactly(Receipt.Removal.DUE, NOW.plusSeconds(60));
    }

    @Test
    void pagesGoFromTheNewestToTheOldest() {
        add(acme, "1", "maya", NOW, true, "");
        add(acme, "2", "leo", NOW.plusMillis(1), true, "");
        add(acme, "3", "leo", NOW.plusMillis(1), true, "");

        assertThat(ids(acme.page(null, null, 2))).containsExactly("2", "3");
        assertThat(ids(acme.page(null, new Receipts.Before(NOW.plusMillis(1).toEpochMilli(), "3"), 2)))
                .containsExactly("1");
        assertThat(ids(acme.page("maya", null, 2))).containsExactly("1");
    }

    @Test
    void aReceiptIsCompleteOnceAndWhenNothingWaits() {
        add(acme, "1", "maya", NOW, true, "");
        steps.add("1", Step.Kind.REVOCATION, "break-glass");
        steps.add("1", Step.Kind.REVOCATION, "break-glass");
        Jobs.Job job = jobs.due(NOW, 10).getFirst();

        assertThat(jobs.complete(job, NOW)).isFalse();
        assertThat(steps.end("1", Step.Kind.REVOCATION, "break-glass", Step.State.DONE, 2, NOW))
                .isTrue();
        assertThat(steps.end("1", Step.Kind.REVOCATION, "break-glass", Step.State.DONE, 2, NOW))
                .describedAs("nothing is done twice")
                .isFalse();
        assertThat(jobs.complete(job, NOW)).isTrue();
        assertThat(jobs.complete(job, NOW)).isFalse();
        assertThat(steps.of("1"))
                .containsExactly(new Step(
                        Step.Kind.REVOCATION, "break-glass", Step.State.DONE, 2, Instant.parse(NOW.toString())));
    }

    @Test
    void oneOfTwoNodesTakesAJob() {
        add(acme, "1", "maya", NOW, true, "");
        Jobs.Job job = jobs.due(NOW, 10).getFirst();

        assertThat(jobs.take(job, NOW, NOW.plusSeconds(30))).isTrue();
        assertThat(jobs.take(job, NOW, NOW.plusSeconds(30))).isFalse();
        assertThat(jobs.due(NOW.plusSeconds(29), 10)).isEmpty();
        assertThat(jobs.due(NOW.plusSeconds(30), 10)).hasSize(1);
    }

    @Test
    void sessionsThatAreSeenTwiceAreTheSame() {
        add(acme, "1", "maya", NOW, true, "");
        steps.add("1", Step.Kind.SESSIONS, Step.ONLINE);
        steps.sessions("r", "maya", Step.ONLINE, 3);
        steps.sessions("r", "maya", Step.ONLINE, 3);
        steps.sessions("r", "maya", Step.ONLINE, 0);
        steps.sessions("r", "leo", Step.ONLINE, 9);
        steps.sessionsGone("r", "maya", NOW);

        assertThat(steps.of("1")).containsExactly(new Step(Step.Kind.SESSIONS, Step.ONLINE, Step.State.DONE, 3, NOW));
    }

    @Test
    void anApplicationHasAcknowledgedWhenItHasAcknowledgedEverySession() {
        add(acme, "1", "maya", NOW, true, "");
        steps.telling("r", "maya", "screening-room", 2);
        steps.told("r", "maya", "screening-room", true, NOW);
        assertThat(steps.of("1")).extracting(Step::state).containsExactly(Step.State.WAITING);
        steps.told("r", "maya", "screening-room", true, NOW);
        assertThat(steps.of("1")).extracting(Step::state).containsExactly(Step.State.DONE);

        steps.telling("r", "maya", "stubborn", 2);
        steps.told("r", "maya", "stubborn", false, NOW);
        steps.told("r", "maya", "stubborn", true, NOW);
        assertThat(steps.of("1")).extracting(Step::state).containsExactly(Step.State.DONE, Step.State.FAILED);
    }

    @Test
    void somebodyIsErasedOnceAtTheExactInstantAndNotWhenTheyAreBack() {
        add(acme, "1", "maya", NOW, true, "");
        Instant at = NOW.plus(Duration.ofDays(30));
        acme.erase("1", at);

        assertThat(jobs.erasable(at.minusMillis(1), Set.of(), 10)).isEmpty();
        Jobs.Job job = jobs.erasable(at, Set.of(), 10).getFirst();
        acme.restored("1", "directory", at);
        assertThat(jobs.erased(job, at)).describedAs("back meanwhile").isFalse();

        add(acme, "2", "leo", NOW, true, "");
        acme.erase("2", at);
        assertThat(jobs.erasable(at, Set.of("2"), 10))
                .describedAs("one that waits")
                .isEmpty();
        Jobs.Job other = jobs.erasable(at, Set.of("1"), 10).getFirst();
        assertThat(jobs.erased(other, at)).isTrue();
        assertThat(jobs.erased(other, at)).isFalse();
    }

    @Test
    void nobodyIsErasedWhileTheirRunIsUndecidedOrWhenItWasUndone() {
        Runs runs = new Runs(database.entities());
        String run = runs.open("r", "acme", NOW).id();
        add(acme, "1", "maya", NOW, true, "");
        acme.erase("1", NOW);
        acme.join(run, NOW.minusMillis(1));
        assertThat(acme.find("1").orElseThrow())
                .describedAs("it was due before it was known for a mistake")
                .extracting(Receipt::removal, Receipt::erasure)
                .containsExactly(Receipt.Removal.HELD, null);

        acme.erase("1", NOW);
        assertThat(jobs.erasable(NOW, Set.of(), 10)).isEmpty();
        runs.end("acme", run, Runs.End.CONFIRMED, "olivia", NOW);
        Jobs.Job job = jobs.erasable(NOW, Set.of(), 10).getFirst();

        String undone = runs.open("r", "acme", NOW).id();
        add(acme, "2", "leo", NOW, true, undone);
        acme.erase("2", NOW);
        runs.end("acme", undone, Runs.End.UNDONE, "olivia", NOW);
        assertThat(jobs.erasable(NOW, Set.of(), 10)).containsExactly(job);
        assertThat(jobs.erased(job, NOW)).isTrue();
    }

    @Test
    void aDirectorysWordMayBeAMistakeUntilTheWindowIsOverOrTheRunIsDecided() {
        RuleStore rules = new RuleStore(database.entities());
        rules.lock("r", "acme"); // an hour
        Runs runs = new Runs(database.entities());
        String run = runs.open("r", "acme", NOW).id();
        add(acme, "1", "maya", NOW, true, "");
        add(acme, "2", "leo", NOW, false, "");
        add(acme, "3", "tom", NOW, true, run);
        add(acme, "4", "ana", NOW, true, "");
        acme.keep("4");
        Instant certain = NOW.plus(Duration.ofHours(1));

        assertThat(standing("1", certain.minusMillis(1))).isEqualTo(Jobs.Standing.MAY_BE_A_MISTAKE);
        assertThat(standing("1", certain)).isEqualTo(Jobs.Standing.CERTAIN);
        assertThat(standing("2", NOW)).describedAs("not counted").isEqualTo(Jobs.Standing.CERTAIN);
        assertThat(standing("4", NOW)).describedAs("by hand").isEqualTo(Jobs.Standing.CERTAIN);
        assertThat(standing("3", certain)).isEqualTo(Jobs.Standing.MAY_BE_A_MISTAKE);
        runs.end("acme", run, Runs.End.UNDONE, "olivia", NOW);
        assertThat(standing("3", certain)).isEqualTo(Jobs.Standing.TAKEN_BACK);
        acme.restored("1", "olivia", NOW);
        assertThat(standing("1", NOW)).isEqualTo(Jobs.Standing.TAKEN_BACK);
    }

    private Jobs.Standing standing(String receipt, Instant now) {
        return jobs.standing(new Jobs.Job(receipt, "r", "acme", "", true, 0, NOW), now);
    }

    @Test
    void whoeverIsOutByTheirLastGroupAloneMayComeBackWithOne() {
        add(acme, "1", "maya", NOW, true, "");
        assertThat(acme.outByLastGroup(List.of("maya")))
                .describedAs("the directory says that they left")
                .isEmpty();
        database.entities()
                .createNativeQuery("update sd_deprovision_receipt set cause_kind = 'last-group'")
                .executeUpdate();
        assertThat(acme.outByLastGroup(List.of("maya", "leo"))).containsExactly("maya");
        assertThat(new Receipts(database.entities(), "globex").outByLastGroup(List.of("maya")))
                .isEmpty();
        acme.keep("1");
        assertThat(acme.outByLastGroup(List.of("maya"))).describedAs("by hand").isEmpty();
    }

    @Test
    void whatIsErasedHasNoName() {
        add(acme, "1", "maya", NOW, true, "");
        jobs.forgetPerson("maya");
        assertThat(acme.find("1").orElseThrow().personName()).isEmpty();
    }

    private static List<String> ids(List<Receipt> receipts) {
        return receipts.stream().map(Receipt::id).toList();
    }

    private static void add(Receipts receipts, String id, String person, Instant began, boolean counted, String run) {
        receipts.add(
                new Receipt(
                        id,
                        "acme",
                        person,
                        person + "@acme.example",
                        Receipt.Share.ACCOUNT,
                        "directory",
                        "Okta",
                        "",
                        "",
                        Receipt.State.ENDING,
                        false,
                        run,
                        began,
                        null,
                        null,
                        "",
                        Receipt.Removal.NOT_ASKED,
                        null,
                        0),
                "r",
                "token",
                counted,
                "");
    }
}
