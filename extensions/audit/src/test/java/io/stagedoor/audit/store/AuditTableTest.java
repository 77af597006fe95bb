package io.stagedoor.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.audit.api.AuditTrail.Tally;
import io.stagedoor.audit.domain.AuditFilter;
import io.stagedoor.audit.domain.KeptFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTableTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private OnH2 database;

    @BeforeEach
    void create() throws Exception {
        database = new OnH2();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void givesBackWhatWasKept() {
        AuditFact fact = new AuditFact(
                "r",
                "acme",
                Actor.person("maya", "portal"),
                "team.create",
                new Target("team", "t-1"),
                Outcome.SUCCESS,
                null,
                "192.0.2.1",
                "request-1",
                Map.of("name", "Editors"));
        add(fact, NOON);
        assertThat(page(AuditFilter.ALL, null)).extracting(KeptFact::fact).containsExactly(fact);
        assertThat(page(AuditFilter.ALL, null)).extracting(KeptFact::at).containsExactly(NOON);
    }

    @Test
    void newestFirstAndPageByPage() {
        add(fact("acme", "maya", "a", Outcome.SUCCESS), NOON);
        add(fact("acme", "maya", "b", Outcome.SUCCESS), NOON);
        add(fact("acme", "maya", "c", Outcome.SUCCESS), NOON);
        assertThat(actions(AuditFilter.ALL, null)).containsExactly("c", "b", "a");
        long second = page(AuditFilter.ALL, null).get(1).id();
        assertThat(actions(AuditFilter.ALL, second)).containsExactly("a");
    }

    @Test
    void nothingOfAnotherOrganizationNorOfAnotherRealmNorOfTheRealmItself() {
        add(fact("globex", "maya", "a", Outcome.SUCCESS), NOON);
        add(fact(null, "maya", "b", Outcome.SUCCESS), NOON);
        assertThat(actions(AuditFilter.ALL, null)).isEmpty();
        List<KeptFact> elsewhere = database.inTransaction(
                entities -> new AuditTable(entities).page("other", "globex", AuditFilter.ALL, null, 10));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void eachFilterNarrows() {
        add(fact("acme", "maya", "team.create", Outcome.SUCCESS), NOON);
        add(fact("acme", "leo", "team.delete", Outcome.REFUSED), NOON.plusSeconds(1));
        add(fact("acme", "leo", "sign-in", Outcome.FAILED), NOON.plusSeconds(2));
        assertThat(actions(AuditFilter.parse("maya", null, null, null, null, null), null))
                .containsExactly("team.create");
        assertThat(actions(AuditFilter.parse(null, "team.", null, null, null, null), null))
                .containsExactly("team.delete", "team.create");
        assertThat(actions(AuditFilter.parse(null, null, "of sign-in", null, null, null), null))
                .containsExactly("sign-in");
        assertThat(actions(AuditFilter.parse(null, null, null, "refused", null, null), null))
                .containsExactly("team.delete");
        assertThat(actions(
                        AuditFilter.parse(null, null, null, null, "2026-11-22T12:00:01Z", "2026-11-22T12:00:02Z"),
                        null))
                .containsExactly("team.delete");
    }

    @Test
    void tellsWhatItHoldsOnOnePersonAsActorAndAsTarget() {
        add(fact("acme", "maya", "by", Outcome.SUCCESS), NOON);
        add(about("acme", "leo", "about", "maya"), NOON);
        add(about("acme", "maya", "both", "maya"), NOON);
        add(about("acme", "leo", "other", "noah"), NOON);
        add(fact("globex", "maya", "elsewhere", Outcome.SUCCESS), NOON);
        add(fact(null, "maya", "realm", Outcome.SUCCESS), NOON);

        assertThat(concerning("acme", 10)).containsExactly("both", "about", "by");
        assertThat(concerning("acme", 1)).containsExactly("both");
        assertThat(concerning(null, 10)).containsExactly("realm");
    }

    private List<String> concerning(@Nullable String organization, int most) {
        return database
                .inTransaction(entities -> new AuditTable(entities).concerning("r", organization, "maya", most))
                .stream()
                .map(kept -> kept.fact().action())
                .toList();
    }

    private static AuditFact about(String organization, String actor, String action, String person) {
        return new AuditFact(
                "r",
                organization,
                Actor.person(actor, null),
                action,
                new Target("person", person),
                Outcome.SUCCESS,
                null,
                null,
                null,
                Map.of());
    }

    @Test
    void hostileTextsAreCutToWhatTheColumnsHold() {
        String hostile = "x\n".repeat(5000);
        Map<String, String> many = IntStream.range(0, 200)
                .boxed()
                .collect(Collectors.toMap(i -> "name-" + i + hostile, i -> "\"\\".repeat(1000)));
        add(
                new AuditFact(
                        "r",
                        "acme",
                        new Actor(hostile, hostile, hostile),
                        hostile,
                        new Target(hostile, hostile),
                        Outcome.FAILED,
                        hostile,
                        hostile,
                        hostile,
                        many),
                NOON);
        AuditFact kept = page(AuditFilter.ALL, null).getFirst().fact();
        assertThat(kept.reason()).hasSize(255).doesNotContain("\n");
        assertThat(kept.details()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void talliesByDayAndByHowItEnded() {
        Instant midnight = Instant.parse("2026-11-22T00:00:00Z");
        add(fact("acme", "p", "sign-in", Outcome.SUCCESS), midnight.minusMillis(1));
        add(fact("acme", "p", "sign-in", Outcome.SUCCESS), midnight);
        add(fact("acme", "p", "sign-in", Outcome.FAILED), midnight);
        add(fact("acme", "p", "sign-in", Outcome.REFUSED), NOON);
        add(fact("acme", "p", "sign-out", Outcome.SUCCESS), NOON);
        add(fact("globex", "p", "sign-in", Outcome.SUCCESS), NOON);
        add(fact(null, "p", "sign-in", Outcome.SUCCESS), NOON);

        assertThat(tally(midnight.minusMillis(1)))
                .isEqualTo(Map.of(
                        LocalDate.of(2026, 11, 21), new Tally(1, 0), LocalDate.of(2026, 11, 22), new Tally(1, 2)));
        assertThat(tally(midnight)).containsOnlyKeys(LocalDate.of(2026, 11, 22));
        assertThat(tally(NOON.plusMillis(1))).isEmpty();
    }

    private Map<LocalDate, Tally> tally(Instant from) {
        return database.inTransaction(entities -> new AuditTable(entities).tally("r", "acme", "sign-in", from));
    }

    private static AuditFact fact(@Nullable String organization, String actor, String action, Outcome outcome) {
        return new AuditFact(
                "r",
                organization,
                Actor.person(actor, null),
                action,
                new Target("thing", "of " + action),
                outcome,
                null,
                null,
                null,
                Map.of());
    }

    private void add(AuditFact fact, Instant at) {
        database.inTransaction(entities -> {
            new AuditTable(entities).add(List.of(fact), at);
            return 0;
        });
    }

    private List<KeptFact> page(AuditFilter filter, @Nullable Long before) {
        return database.inTransaction(entities -> new AuditTable(entities).page("r", "acme", filter, before, 10));
    }

    private List<String> actions(AuditFilter filter, @Nullable Long before) {
        return page(filter, before).stream().map(kept -> kept.fact().action()).toList();
    }
}
