package io.stagedoor.provisioning.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.provisioning.domain.Rules;
import io.stagedoor.testing.Database;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Rules STRICT = new Rules(10, 20, 30, true, 7, true);

    private final Database database = new Database("provisioning", RuleEntity.class);
    private final Runs runs = new Runs(database.entities());
    private final RuleStore rules = new RuleStore(database.entities());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ofTwoWhoDecideOneDoes() {
        String run = runs.open("r", "acme", NOW).id();

        assertThat(runs.end("globex", run, Runs.End.UNDONE, "mallory", NOW)).isFalse();
        assertThat(runs.end("acme", run, Runs.End.CONFIRMED, "olivia", NOW)).isTrue();
        assertThat(runs.end("acme", run, Runs.End.UNDONE, "sam", NOW)).isFalse();
        assertThat(runs.isUndone("acme", run)).isFalse();
    }

    @Test
    void theLetterIsTakenOnce() {
        runs.open("r", "acme", NOW);
        Runs.Letter letter = runs.letters(NOW, 5).getFirst();

        assertThat(runs.take(letter, NOW.plusSeconds(120))).isTrue();
        assertThat(runs.take(letter, NOW.plusSeconds(120))).isFalse();
        assertThat(runs.letters(NOW.plusSeconds(119), 5)).isEmpty();
        assertThat(runs.letters(NOW.plusSeconds(120), 5)).hasSize(1);
        runs.addressed(letter.run());
        assertThat(runs.letters(NOW.plusSeconds(120), 5)).isEmpty();
    }

    @Test
    void anAddressThatFailsHoldsUpNobodyElsesLetter() {
        String run = runs.open("r", "acme", NOW).id();
        BrakeLetters letters = new BrakeLetters(database.entities());
        letters.add(run, "olivia", NOW);
        letters.add(run, "olivia", NOW);
        letters.add(run, "sam", NOW);

        BrakeLetters.Letter fails = letters.due(NOW, 5).getFirst();
        assertThat(letters.take(fails, NOW.plusSeconds(120))).isTrue();
        assertThat(letters.take(fails, NOW.plusSeconds(120))).isFalse();
        BrakeLetters.Letter other = letters.due(NOW, 5).getFirst();
        assertThat(other.person()).isNotEqualTo(fails.person());
        letters.over(other);
        assertThat(letters.due(NOW.plusSeconds(119), 5)).isEmpty();
        assertThat(letters.due(NOW.plusSeconds(120), 5)).hasSize(1);
        rules.forget("acme");
        assertThat(letters.due(NOW.plusSeconds(120), 5)).isEmpty();
    }

    @Test
    void announcedPlacesAreUsedOnceAndUntilTheExactInstant() {
        Instant until = NOW.plusSeconds(60);
        runs.announce("r", "acme", until, 2, "olivia", NOW);

        assertThat(runs.use("globex", NOW)).isFalse();
        assertThat(runs.use("acme", until)).isFalse();
        assertThat(runs.use("acme", until.minusMillis(1))).isTrue();
        assertThat(runs.use("acme", NOW)).isTrue();
        assertThat(runs.use("acme", NOW)).isFalse();
    }

    @Test
    void anAnnouncementIsWithdrawnByItsOrganization() {
        String id = runs.announce("r", "acme", NOW.plusSeconds(60), 2, "olivia", NOW)
                .id();

        assertThat(runs.withdraw("globex", id)).isFalse();
        assertThat(runs.withdraw("acme", id)).isTrue();
        assertThat(runs.use("acme", NOW)).isFalse();
    }

    @Test
    void oneOfTwoWhoChooseAtOnceIsRefused() {
        assertThat(rules.read("acme").rules()).isEqualTo(Rules.DEFAULT);
        rules.lock("r", "acme");
        assertThat(rules.write("acme", STRICT, 0)).isTrue();
        assertThat(rules.write("acme", Rules.DEFAULT, 0)).isFalse();
        assertThat(rules.read("acme").rules()).isEqualTo(STRICT);
        assertThat(rules.read("acme").version()).isEqualTo(1);
    }

    @Test
    void whatWasDecidedCountsNoMore() {
        rules.lock("r", "acme");
        rules.on("acme", "run");
        assertThat(rules.read("acme").run()).isEqualTo("run");
        rules.off("acme", NOW);
        assertThat(rules.read("acme").run()).isEmpty();
        assertThat(rules.read("acme").countedFrom()).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void peopleFollowASwitchOnce() {
        rules.lock("r", "acme");
        assertThat(rules.switched("acme", false)).describedAs("as it was").isFalse();
        assertThat(rules.switched("acme", true)).isTrue();
        assertThat(rules.switched("acme", true)).isFalse();
        RuleStore.Switched switched = rules.following(5).getFirst();
        assertThat(switched).isEqualTo(new RuleStore.Switched("r", "acme", true));

        rules.switched("acme", false);
        rules.followed(switched);
        assertThat(rules.following(5)).describedAs("switched meanwhile").hasSize(1);
        rules.followed(new RuleStore.Switched("r", "acme", false));
        assertThat(rules.following(5)).isEmpty();
    }

    @Test
    void nothingOfAnOrganizationIsLeft() {
        rules.lock("r", "acme");
        runs.announce("r", "acme", NOW.plusSeconds(60), 2, "olivia", NOW);
        rules.forget("acme");
        assertThat(runs.announced("acme", NOW)).isEmpty();
        assertThat(rules.following(5)).isEmpty();
    }
}
