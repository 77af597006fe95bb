package io.stagedoor.gateway.signals;

import io.stagedoor.gateway.jose.JsonMembers;
import io.stagedoor.gateway.jose.MalformedJoseException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Walks one connection of the feed: {@code start}, signals, {@code caught-up}, then live. Remembers the position over connections.
 * Whatever cannot be understood breaks the connection: a signal that is passed over would leave an ended token alive.
 */
final class FeedReader {

    /** What an event changed. */
    sealed interface Step {

        /** The past is being told. */
        record CatchingUp() implements Step {}

        /** Everything up to now is known. */
        record Live() implements Step {}

        /** The server says goodbye. */
        record Ended(String reason) implements Step {}
    }

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");
    private static final Duration LONGEST_WINDOW = Duration.ofHours(24);
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
    private static final Step CATCHING_UP = new Step.CatchingUp();
    private static final Step LIVE = new Step.Live();

    private final SignalState state;
    private final SignalListener listener;
    private volatile @Nullable Long position;
    private boolean started;
    private boolean live;
    private final LongAdder applied = new LongAdder();

    FeedReader(SignalState state, SignalListener listener) {
        this.state = state;
        this.listener = listener;
    }

    /** The last position seen; null where the feed has to tell everything. */
    @Nullable
    Long position() {
        return position;
    }

    long applied() {
        return applied.sum();
    }

    /** A new connection: it has to begin with {@code start}. */
    void connected() {
        started = false;
        live = false;
    }

    Step read(ServerEvent event) throws FeedBrokenException {
        try {
            return switch (event.name()) {
                case "start" -> start(members(event));
                case "signal" -> signal(event);
                case "caught-up" -> caughtUp(event);
                case "heartbeat" -> heartbeat(event);
                case "end" -> new Step.Ended(String.valueOf(members(event).text("reason")));
                default -> here();
            };
        } catch (MalformedJoseException e) {
            throw new FeedBrokenException("the event " + event.name() + " is malformed: " + e.detail());
        }
    }

    private Step here() {
        return live ? LIVE : CATCHING_UP;
    }

    private Step start(JsonMembers data) throws FeedBrokenException, MalformedJoseException {
        if (started) {
            throw new FeedBrokenException("the feed started twice");
        }
        started = true;
        Long window = data.wholeNumber("window");
        if (window != null) {
            if (window < SHORTEST_WINDOW.toSeconds() || window > LONGEST_WINDOW.toSeconds()) {
                throw new FeedBrokenException("the feed's window is not between one minute and one day");
            }
            state.keepFor(Duration.ofSeconds(window));
        }
        Coverage coverage = new Coverage(data.list("organizations", Coverage.MOST, Coverage.LONGEST_ID));
        if (data.flag("afresh")) {
            position = null; // until a signal of the window is seen, a new connection has to tell all of it again
            state.beginAfresh(coverage);
            listener.afresh();
        } else if (position == null) {
            throw new FeedBrokenException("the feed goes on, but nothing is known here");
        } else if (!state.goOnWith(coverage)) {
            position = null;
            throw new FeedBrokenException("the feed tells of more organizations than before: it has to start afresh");
        }
        return CATCHING_UP;
    }

    private Step signal(ServerEvent event) throws FeedBrokenException, MalformedJoseException {
        requireStart();
        Signal signal = Signal.parse(event.data());
        long at = positionOf(event);
        state.apply(signal);
        applied.increment();
        moveTo(at); // after it: what was not applied is asked for again
        listener.signal(signal);
        return here();
    }

    private Step caughtUp(ServerEvent event) throws FeedBrokenException {
        requireStart();
        moveTo(positionOf(event));
        state.complete();
        live = true;
        return LIVE;
    }

    private Step heartbeat(ServerEvent event) throws FeedBrokenException {
        requireStart();
        if (live) { // before that, the position may be ahead of what was told
            moveTo(positionOf(event));
        }
        return here();
    }

    private void requireStart() throws FeedBrokenException {
        if (!started) {
            throw new FeedBrokenException("the feed does not begin with start");
        }
    }

    private void moveTo(long at) {
        Long known = position;
        position = known == null ? at : Math.max(known, at);
    }

    private static long positionOf(ServerEvent event) throws FeedBrokenException {
        String id = event.id();
        if (id == null || !POSITION.matcher(id).matches()) {
            throw new FeedBrokenException("the event " + event.name() + " has no position");
        }
        return Long.parseLong(id);
    }

    private static JsonMembers members(ServerEvent event) throws MalformedJoseException {
        return JsonMembers.parse(event.data().getBytes(StandardCharsets.UTF_8));
    }
}
