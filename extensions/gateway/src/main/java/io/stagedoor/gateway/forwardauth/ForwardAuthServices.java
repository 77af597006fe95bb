package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.dpop.DpopSettings;
import io.stagedoor.gateway.dpop.DpopVerifier;
import io.stagedoor.gateway.issuer.ClientCredentials;
import io.stagedoor.gateway.jose.AcceleratedProvider;
import io.stagedoor.gateway.keys.DiscoveredJwksSource;
import io.stagedoor.gateway.keys.HttpJwksSource;
import io.stagedoor.gateway.keys.JwksSource;
import io.stagedoor.gateway.keys.KeySettings;
import io.stagedoor.gateway.limits.RateLimiter;
import io.stagedoor.gateway.permissions.CatalogueClient;
import io.stagedoor.gateway.permissions.Catalogues;
import io.stagedoor.gateway.permissions.Permissions;
import io.stagedoor.gateway.signals.SignalFeed;
import io.stagedoor.gateway.signals.SignalListener;
import io.stagedoor.gateway.verifier.AccessTokenVerifier;
import io.stagedoor.gateway.verifier.Endings;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Everything that decides, put together from the settings; knows nothing of HTTP servers. */
final class ForwardAuthServices implements AutoCloseable {

    private final AccessTokenVerifier verifier;
    private final @Nullable SignalFeed feed;
    private final @Nullable CatalogueClient catalogue;
    private final ForwardAuth auth;

    ForwardAuthServices(GatewaySettings settings, Clock clock) {
        IssuerSettings issuer = settings.issuer();
        ClientCredentials self = issuer == null
                ? null
                : new ClientCredentials(issuer.tokenEndpoint(), issuer.client(), issuer.secret(), clock);
        catalogue = self == null
                ? null
                : new CatalogueClient(settings.tokens().issuer(), self, CatalogueClient.DEFAULT_OUTAGE, clock);
        feed = issuer == null || self == null || issuer.feed() == null
                ? null
                : new SignalFeed(
                        issuer.feed(),
                        self,
                        catalogue == null ? SignalListener.none() : catalogue,
                        clock,
                        System::nanoTime,
                        RandomGenerator.getDefault());
        verifier = new AccessTokenVerifier(
                settings.tokens(),
                source(settings),
                KeySettings.DEFAULT,
                clock,
                AcceleratedProvider.find(),
                feed == null ? Endings.none() : feed,
                AccessTokenVerifier.DEFAULT_REMEMBERED);
        auth = new ForwardAuth(
                verifier,
                new DpopVerifier(proofs(settings), clock),
                settings.routes(),
                new Authorization(
                        new Permissions(catalogue == null ? Catalogues.none() : catalogue),
                        new RateLimiter(RateLimiter.DEFAULT_CAPACITY, System::nanoTime, RandomGenerator.getDefault()),
                        settings.secret(),
                        clock,
                        settings.tokens().clockSkew()));
    }

    ForwardAuth auth() {
        return auth;
    }

    Metrics metrics() {
        return new Metrics(feed == null ? null : feed::status);
    }

    /** Keys are there, and the feed, where there is one, is not too stale. */
    boolean isReady() {
        return verifier.isReady() && (feed == null || feed.status().usable());
    }

    void start() {
        verifier.refreshKeysInBackground();
        if (feed != null) {
            feed.start();
        }
    }

    /** What is to be done every second. */
    void tick() {
        verifier.refreshKeysInBackground();
        verifier.dropExpiredTokens();
    }

    @Override
    public void close() {
        if (feed != null) {
            feed.close();
        }
        if (catalogue != null) {
            catalogue.close();
        }
        verifier.close();
    }

    private static DpopSettings proofs(GatewaySettings settings) {
        return new DpopSettings(
                DpopSettings.DEFAULT.algorithms(),
                DpopSettings.DEFAULT.maximumAge(),
                settings.tokens().clockSkew(),
                DpopSettings.DEFAULT.capacity());
    }

    private static JwksSource source(GatewaySettings settings) {
        return settings.jwks() == null
                ? new DiscoveredJwksSource(settings.tokens().issuer())
                : new HttpJwksSource(settings.jwks());
    }
}
