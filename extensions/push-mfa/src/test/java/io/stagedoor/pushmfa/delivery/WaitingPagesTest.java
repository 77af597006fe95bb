package io.stagedoor.pushmfa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.stagedoor.pushmfa.domain.Challenge.Standing;
import io.stagedoor.pushmfa.domain.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingPagesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(60);
    private static final Ticket TICKET = new Ticket("r", "t");

    private final Map<Ticket, Standing> database = new HashMap<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private Instant now = NOW;
    private int looks;
    private Runnable whenAsked = () -> {};

    private final WaitingPages pages = new WaitingPages(
            () -> {
                whenAsked.run();
                return now;
            },
            new WaitingPages.Elsewhere() {
                @Override
                public Map<Ticket, Standing> over(Collection<Ticket> waiting) {
                    looks++;
                    Map<Ticket, Standing> over = new HashMap<>(database);
                    over.keySet().retainAll(waiting);
                    return over;
                }

                @Override
                public void tell(Ticket ticket, Standing standing) {
                    told.add(ticket.text() + ' ' + standing.word());
                }
            });

    /** What one page has been told. */
    private static final class Reader {
        private final List<Standing> heard = new CopyOnWriteArrayList<>();
        private boolean ended;

        static Reader of(Multi<Standing> events) {
            Reader reader = new Reader();
            var unused = events.subscribe()
                    .with(reader.heard::add, failed -> reader.heard.clear(), () -> reader.ended = true);
            return reader;
        }
    }

    @AfterEach
    void stop() {
        pages.stop();
    }

    @Test
    void isToldOnceAndThatIsTheEnd() throws InterruptedException {
        Reader reader = open(TICKET);
        assertThat(reader.heard).containsExactly(Standing.WAITING);
        pages.answered(TICKET, Standing.APPROVED);
        pages.answered(TICKET, Standing.DENIED);
        assertThat(reader.heard).containsExactly(Standing.WAITING, Standing.APPROVED);
        assertThat(reader.ended).isTrue();
        assertThat(pages.size()).isZero();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("t approved");
    }

    @Test
    void whatIsSaidBeforeAnybodyReadsIsNotLost() {
        Multi<Standing> events = pages.open(TICKET, END).orElseThrow();
        pages.decided(TICKET, Standing.REPORTED);
        Reader reader = Reader.of(events);
        assertThat(reader.heard).containsExactly(Standing.WAITING, Standing.REPORTED);
        assertThat(reader.ended).isTrue();
    }

    @Test
    void waitsWithoutTheDatabaseWhereItIsExpected() {
        pages.expect(TICKET, END);
        assertThat(pages.openExpected(new Ticket("other realm", "t"))).isEmpty();
        Reader reader = Reader.of(pages.openExpected(TICKET).orElseThrow());
        pages.decided(TICKET, Standing.APPROVED);
        assertThat(reader.heard).containsExactly(Standing.WAITING, Standing.APPROVED);
        assertThat(pages.openExpected(TICKET)).isEmpty();
    }

    @Test
    void isNotExpectedAnyMoreWhenSomebodyHasAnsweredBeforeIt() {
        pages.expect(TICKET, END);
        pages.decided(TICKET, Standing.APPROVED); // as another node says it
        assertThat(pages.openExpected(TICKET)).isEmpty();
    }

    @Test
    void anAnswerBetweenTheLookAndTheOpeningIsNotLost() {
        pages.expect(TICKET, END);
        whenAsked = () -> {
            whenAsked = () -> {};
            pages.decided(TICKET, Standing.APPROVED);
        };
        assertThat(pages.openExpected(TICKET)).isEmpty();
    }

    @Test
    void isExpectedUntilTheVeryInstantOfTheExpiryAndForgottenThen() {
        IntStream.range(0, WaitingPages.MOST).forEach(i -> pages.expect(new Ticket("r", "t" + i), END));
        pages.expect(TICKET, END.plusSeconds(1));
        assertThat(pages.openExpected(TICKET)).isEmpty(); // the database says it
        now = END.minusMillis(1);
        assertThat(pages.openExpected(new Ticket("r", "t0"))).isPresent();
        now = END;
        assertThat(pages.openExpected(new Ticket("r", "t1"))).isEmpty();
        pages.tick();
        pages.expect(TICKET, END.plusSeconds(1));
        assertThat(pages.openExpected(TICKET)).isPresent();
    }

    @Test
    void nobodyElseIsTold() {
        Reader other = open(new Ticket("other realm", "t"));
        pages.answered(TICKET, Standing.APPROVED);
        pages.decided(new Ticket("r", "other"), Standing.APPROVED);
        assertThat(other.heard).containsExactly(Standing.WAITING);
    }

    @Test
    void isOverAtTheVeryInstantOfTheExpiry() {
        Reader reader = open(TICKET);
        now = END.minusMillis(1);
        pages.tick();
        assertThat(reader.ended).isFalse();
        now = END;
        pages.tick();
        assertThat(reader.heard).endsWith(Standing.OVER);
        assertThat(reader.ended).isTrue();
        assertThat(pages.size()).isZero();
    }

    @Test
    void isToldFromTimeToTimeThatItStillWaits() {
        Reader reader = open(TICKET);
        now = NOW.plus(WaitingPages.BEAT).minusMillis(1);
        pages.tick();
        assertThat(reader.heard).hasSize(1);
        now = NOW.plus(WaitingPages.BEAT);
        pages.tick();
        pages.tick();
        assertThat(reader.heard).containsExactly(Standing.WAITING, Standing.WAITING);
    }

    @Test
    void whatAnotherNodeDidNotSayTheDatabaseSays() {
        Reader reader = open(TICKET);
        Reader other = open(new Ticket("r", "other"));
        pages.tick();
        database.put(TICKET, Standing.DENIED);
        now = NOW.plus(WaitingPages.LOOK).minusMillis(1);
        pages.tick();
        assertThat(looks).isEqualTo(1);
        assertThat(reader.ended).isFalse();
        now = NOW.plus(WaitingPages.LOOK);
        pages.tick();
        assertThat(looks).isEqualTo(2); // for both at once
        assertThat(reader.heard).endsWith(Standing.DENIED);
        assertThat(other.ended).isFalse();
    }

    @Test
    void nobodyIsAskedWhileNobodyWaits() {
        pages.tick();
        assertThat(looks).isZero();
    }

    @Test
    void theSecondTabTakesThePlaceOfTheFirst() {
        Reader first = open(TICKET);
        Reader second = open(TICKET);
        assertThat(first.heard).containsExactly(Standing.WAITING);
        assertThat(first.ended).isTrue();
        pages.answered(TICKET, Standing.APPROVED);
        assertThat(second.heard).endsWith(Standing.APPROVED);
    }

    @Test
    void whoGoesAwayIsForgotten() {
        var reading = pages.open(TICKET, END).orElseThrow().subscribe().with(standing -> {});
        assertThat(pages.size()).isEqualTo(1);
        reading.cancel();
        assertThat(pages.size()).isZero();
    }

    @Test
    void aNodeTakesNoMoreThanItCan() {
        IntStream.range(0, WaitingPages.MOST).forEach(i -> open(new Ticket("r", "t" + i)));
        assertThat(pages.open(TICKET, END)).isEmpty();
        pages.decided(new Ticket("r", "t7"), Standing.APPROVED);
        assertThat(pages.open(TICKET, END)).isPresent();
    }

    @Test
    void aNodeThatStopsLetsGo() {
        Reader reader = open(TICKET);
        pages.stop();
        assertThat(reader.heard).containsExactly(Standing.WAITING);
        assertThat(reader.ended).isTrue();
        now = NOW.plus(Duration.ofHours(1));
        pages.answered(TICKET, Standing.APPROVED);
    }

    private Reader open(Ticket ticket) {
        return Reader.of(pages.open(ticket, END).orElseThrow());
    }
}
