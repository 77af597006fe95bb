package io.stagedoor.gateway.signals;

import io.stagedoor.gateway.issuer.TokenSource;
import io.stagedoor.gateway.signals.FeedReader.Step;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import io.stagedoor.gateway.verifier.Endings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the signal feed and knows which tokens it has ended. Keeps connecting until it is closed; {@link #standingOf} never
 * waits and takes no lock.
 */
public final class SignalFeed implements Endings, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SignalFeed.class.getName());
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final long SWEEP_MILLIS = 10_000;
    private static final long LOOKS_PER_SILENCE = 8;
    private static final long ACKNOWLEDGE_MILLIS = 250;

    private final FeedSettings settings;
    private final TokenSource tokens;
    private final Clock clock;
    private final LongSupplier nanos;
    private final SignalState state;
    private final FeedReader reader;
    private final Backoff backoff;
    private final HttpClient http;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stagedoor-signals-", 0).daemon().factory());
    private final Acknowledgements acknowledgements;
    private final LongAdder ended = new LongAdder();
    private volatile @Nullable FeedConnection connection;
    private volatile @Nullable String token;
    private volatile long heardAt;
    private volatile long knownAt;
    private volatile boolean everKnown;
    private volatile boolean live;
    private volatile boolean closed;
    private volatile long connections;

    /** On the clocks of the system; does nothing before {@link #start}. */
    public SignalFeed(FeedSettings settings, TokenSource tokens, SignalListener listener) {
        this(settings, tokens, listener, Clock.systemUTC(), System::nanoTime, RandomGenerator.getDefault());
    }

    /**
     * With clocks of the caller's choice.
     *
     * @param settings where the feed is and how it is listened to
     * @param tokens the gateway's own access token
     * @param listener is told every signal
     * @param clock for the life of signals
     * @param nanos a clock that nobody sets, for silence and staleness
     * @param random for the pauses between attempts
     */
    public SignalFeed(
            FeedSettings settings,
            TokenSource tokens,
            SignalListener listener,
            Clock clock,
            LongSupplier nanos,
            RandomGenerator random) {
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
        this.nanos = nanos;
        this.state = new SignalState(settings.limit(), clock);
        this.reader = new FeedReader(state, listener);
        this.backoff = new Backoff(random);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // a connection of its own, that dies of its own
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(ANSWER_WITHIN)
                .build();
        this.acknowledgements = new Acknowledgements(http, settings.address(), nanos);
    }

    /** Begins to listen, in the background. */
    public SignalFeed start() {
        long look = Math.max(1, settings.silence().toMillis() / LOOKS_PER_SILENCE);
        timer.execute(this::connect);
        repeat(this::lookForSilence, look);
        repeat(state::sweep, SWEEP_MILLIS);
        repeat(this::acknowledge, ACKNOWLEDGE_MILLIS);
        return this;
    }

    /** Only what the feed has told up to now: before that, much of the past is missing. */
    private void acknowledge() {
        if (live) {
            acknowledgements.say(reader.position(), token);
        }
    }

    private void repeat(Runnable work, long millis) {
        Future<?> unused = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) { // else the timer would never run it again
                        LOG.log(Level.ERROR, "the signal feed has a bug", e);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public Standing standingOf(AccessTokenPrincipal token) {
        if (state.ends(token)) {
            ended.increment();
            return new Standing.Ended("the token was ended before its time; get a new one");
        }
        if (!everKnown) {
            return new Standing.Unknown("the signal feed has not been heard yet");
        }
        if (nanos.getAsLong() - knownAt > settings.staleness().bound().toNanos()) {
            return new Standing.Unknown("the signal feed has been silent for too long");
        }
        if (!state.covers(token)) {
            return new Standing.NotServed("this gateway does not serve the token's organization");
        }
        if (token.issuedAt().plus(state.window()).plus(SignalState.SKEW).isBefore(clock.instant())) {
            // what might have ended it is not kept any more
            return new Standing.Ended("the token is older than the signals that are kept; get a new one");
        }
        return Standing.GOOD;
    }

    /** How the feed is. */
    public FeedStatus status() {
        double since = everKnown ? (nanos.getAsLong() - knownAt) / 1e9 : -1;
        boolean usable = everKnown
                && nanos.getAsLong() - knownAt <= settings.staleness().bound().toNanos();
        return new FeedStatus(
                live,
                usable,
                reader.position(),
                since,
                state.entries(),
                state.bytes(),
                state.isOverLimit(),
                reader.applied(),
                ended.sum(),
                connections);
    }

    /** Hangs up for good. From then on nothing new is known. */
    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        FeedConnection open = connection;
        if (open != null) {
            open.close("closed");
        }
        http.shutdownNow();
    }

    private void connect() {
        try {
            String token = tokens.token();
            this.token = token;
            HttpRequest.Builder request = HttpRequest.newBuilder(settings.address())
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "text/event-stream")
                    .header("Cache-Control", "no-store")
                    .timeout(ANSWER_WITHIN);
            Long position = reader.position();
            if (position != null) {
                request.header("Last-Event-ID", position.toString());
            }
            FeedConnection opening = open();
            CompletableFuture<HttpResponse<@Nullable Void>> exchange =
                    http.sendAsync(request.build(), info -> body(info, opening, token));
            opening.closes(exchange);
            CompletableFuture<?> unused = exchange.whenComplete((response, failure) -> again(opening, failure));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "the signal feed cannot be asked for: {0}", e.getMessage());
            schedule(backoff.next());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized FeedConnection open() {
        long number = connections + 1;
        connections = number;
        FeedConnection opening = new FeedConnection(event -> receive(number, event));
        reader.connected();
        heardAt = nanos.getAsLong();
        connection = opening;
        return opening;
    }

    private BodySubscriber<@Nullable Void> body(HttpResponse.ResponseInfo info, FeedConnection opening, String token) {
        String type = info.headers().firstValue("Content-Type").orElse("");
        if (info.statusCode() == 200 && type.startsWith("text/event-stream")) {
            heardAt = nanos.getAsLong();
            return opening;
        }
        if (info.statusCode() == 401) {
            tokens.refused(token);
        }
        LOG.log(Level.WARNING, "the signal feed answered {0}", Integer.toString(info.statusCode()));
        return BodySubscribers.replacing(null);
    }

    /** On the HTTP client's thread, one event after the other. */
    private synchronized void receive(long number, ServerEvent event) throws FeedBrokenException {
        if (number != connections || closed) {
            throw new FeedBrokenException("another connection has taken its place");
        }
        long now = nanos.getAsLong();
        switch (reader.read(event)) {
            case Step.CatchingUp catchingUp -> heardAt = now;
            case Step.Live nowLive -> {
                heardAt = now;
                knownAt = now;
                everKnown = true;
                if (!live) {
                    live = true;
                    backoff.succeeded();
                    LOG.log(Level.INFO, "the signal feed is live");
                }
            }
            case Step.Ended end -> throw new FeedBrokenException("the server ended it: " + end.reason());
        }
    }

    private synchronized void again(FeedConnection closing, @Nullable Throwable failure) {
        if (connection != closing || closed) {
            return;
        }
        connection = null;
        live = false;
        closing.close("over");
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        LOG.log(Level.INFO, "the signal feed is over ({0})", cause == null ? "end of answer" : cause.getMessage());
        schedule(backoff.next());
    }

    private void schedule(Duration pause) {
        if (!timer.isShutdown()) {
            Future<?> unused = timer.schedule(this::connect, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void lookForSilence() {
        FeedConnection open = connection;
        if (open != null && nanos.getAsLong() - heardAt > settings.silence().toNanos()) {
            open.close("silence");
            again(open, null);
        }
    }
}
