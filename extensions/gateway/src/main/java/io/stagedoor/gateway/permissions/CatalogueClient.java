package io.stagedoor.gateway.permissions;

import io.stagedoor.gateway.issuer.BoundedHttp;
import io.stagedoor.gateway.issuer.ProtectedAddress;
import io.stagedoor.gateway.issuer.TokenSource;
import io.stagedoor.gateway.jose.MalformedJoseException;
import io.stagedoor.gateway.signals.Signal;
import io.stagedoor.gateway.signals.SignalListener;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Organization;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Role catalogues over HTTP, kept: used for a minute without asking, then until the answer is there; asked for again at once where a
 * signal says that one has changed (whoever asks next waits for it); in an outage the old one serves on for a bounded time.
 */
public final class CatalogueClient implements Catalogues, SignalListener, AutoCloseable {

    /** How long an old catalogue serves where the issuer cannot be reached. */
    public static final Duration DEFAULT_OUTAGE = Duration.ofMinutes(15);

    private static final System.Logger LOG = System.getLogger(CatalogueClient.class.getName());
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final int SIZE_LIMIT = 4 * 1024 * 1024;
    private static final int MOST_ORGANIZATIONS = 10_000;

    private final String base;
    private final TokenSource tokens;
    private final Duration outage;
    private final Clock clock;
    private final BoundedHttp http = new BoundedHttp(DEADLINE, SIZE_LIMIT);
    private final Map<String, KeptCatalogue> kept = new ConcurrentHashMap<>();
    private final ExecutorService fetcher = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().name("stagedoor-catalogue-", 0).daemon().factory());

    /**
     * Fetches nothing yet.
     *
     * @param issuer of the realm; https, or this machine
     * @param tokens the gateway's own access token
     * @param outage how long an old catalogue serves where no newer one can be had
     * @param clock what time it is
     */
    public CatalogueClient(String issuer, TokenSource tokens, Duration outage, Clock clock) {
        URI checked = ProtectedAddress.checked(URI.create(issuer));
        this.base = (issuer.endsWith("/") ? checked.toString() : checked + "/") + "stagedoor/v1/organizations/";
        this.tokens = tokens;
        this.outage = outage;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Optional<RoleCatalogue>> of(Organization organization) {
        KeptCatalogue known = kept.get(organization.id());
        if (known == null) {
            if (kept.size() >= MOST_ORGANIZATIONS) { // forgetting costs a fetch, nothing else
                kept.clear();
            }
            known = kept.computeIfAbsent(organization.id(), id -> new KeptCatalogue(outage));
        }
        KeptCatalogue mine = known;
        return switch (mine.needAt(clock.instant())) {
            case NOTHING -> CompletableFuture.completedFuture(mine.usableAt(clock.instant()));
            case REFRESH -> {
                CompletableFuture<@Nullable Void> unused = fetch(mine, organization);
                yield CompletableFuture.completedFuture(mine.usableAt(clock.instant()));
            }
            case WAIT ->
                fetch(mine, organization)
                        // the fetch may have been under way when the change was told
                        .thenCompose(done -> mine.isBehindAt(clock.instant())
                                ? fetch(mine, organization)
                                : CompletableFuture.completedFuture(null))
                        .thenApply(done -> mine.usableAt(clock.instant()));
        };
    }

    @Override
    public void signal(Signal signal) {
        if (signal.type().equals(Signal.CATALOGUE_CHANGED)) {
            if (signal.organization() == null) {
                afresh();
                return;
            }
            KeptCatalogue changed = kept.get(signal.organization());
            if (changed != null) {
                changed.changed();
            }
        }
    }

    @Override
    public void afresh() {
        kept.values().forEach(KeptCatalogue::changed);
    }

    @Override
    public void close() {
        fetcher.shutdownNow();
    }

    private CompletableFuture<@Nullable Void> fetch(KeptCatalogue mine, Organization organization) {
        return mine.fetchOnce(task -> {
            try {
                fetcher.execute(() -> {
                    fetchNow(mine, organization);
                    task.run();
                });
            } catch (RejectedExecutionException e) { // closed
                mine.failed(clock.instant());
                task.run();
            }
        });
    }

    private void fetchNow(KeptCatalogue mine, Organization organization) {
        long change = mine.change();
        try {
            String token = tokens.token();
            HttpRequest.Builder request = HttpRequest.newBuilder(addressOf(organization))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/json");
            mine.tag().ifPresent(tag -> request.header("If-None-Match", tag));
            HttpResponse<String> response = http.send(request);
            switch (response.statusCode()) {
                case 200 ->
                    mine.arrived(
                            catalogue(response.body(), organization),
                            response.headers().firstValue("ETag").orElse(null),
                            change,
                            clock.instant());
                case 304 -> mine.unchanged(change, clock.instant());
                default -> {
                    if (response.statusCode() == 401) {
                        tokens.refused(token);
                    }
                    throw new IOException("the answer was " + response.statusCode());
                }
            }
        } catch (IOException | MalformedJoseException | RuntimeException e) {
            LOG.log(Level.WARNING, "a role catalogue cannot be had: {0}", e.getMessage());
            mine.failed(clock.instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mine.failed(clock.instant());
        }
    }

    private static RoleCatalogue catalogue(String json, Organization organization)
            throws IOException, MalformedJoseException {
        RoleCatalogue catalogue = RoleCatalogue.parse(json);
        if (!catalogue.organizationId().equals(organization.id())) {
            throw new IOException("it is another organization's");
        }
        return catalogue;
    }

    private URI addressOf(Organization organization) {
        String alias =
                URLEncoder.encode(organization.alias(), StandardCharsets.UTF_8).replace("+", "%20");
        if (alias.equals(".") || alias.equals("..")) {
            throw new IllegalArgumentException("an alias that is a dot segment");
        }
        return URI.create(base + alias + "/catalogue");
    }
}
