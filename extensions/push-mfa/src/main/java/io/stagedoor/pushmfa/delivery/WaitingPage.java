package io.stagedoor.pushmfa.delivery;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.stagedoor.pushmfa.domain.Challenge.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** One of them: a few words in its life, so that a reader who takes nothing costs no more than one who does. */
final class WaitingPage {

    private final Instant until;
    private final UnicastProcessor<Standing> events;
    private Instant nextBeat;
    private boolean over;

    WaitingPage(Instant until, Instant nextBeat, Consumer<WaitingPage> whenGone) {
        this.until = until;
        this.nextBeat = nextBeat;
        this.events = UnicastProcessor.create(new ConcurrentLinkedQueue<>(), () -> whenGone.accept(this));
    }

    Multi<Standing> events() {
        return events;
    }

    synchronized void say(Standing standing) {
        if (!over) {
            events.onNext(standing);
        }
    }

    /** The last word. */
    synchronized void finish(Standing standing) {
        if (!over) {
            over = true;
            events.onNext(standing);
            events.onComplete();
        }
    }

    /** Without a last word. */
    synchronized void leave() {
        if (!over) {
            over = true;
            events.onComplete();
        }
    }

    /** At the very instant of the expiry it is over. */
    synchronized void tick(Instant now, Duration beat) {
        if (!now.isBefore(until)) {
            finish(Standing.OVER);
        } else if (!now.isBefore(nextBeat)) {
            nextBeat = now.plus(beat);
            say(Standing.WAITING);
        }
    }
}
