package io.stagedoor.federation.upstream;

import io.stagedoor.kernel.PublicAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/**
 * Calls addresses that organizations' administrators chose. Redirects are not followed, and a connection is made to the very address that
 * was judged, so that a name which changes its meaning in between leads nowhere.
 */
public final class UpstreamClient implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(UpstreamClient.class);

    /** For everything that one sign-in asks of an identity provider. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Bytes of one answer. */
    public static final long LARGEST = 1024 * 1024;

    private static final int AT_ONCE = 400;

    private final CloseableHttpClient http;
    private final Lanes lanes = new Lanes();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stagedoor-upstream-deadlines").daemon().factory());
    private final boolean privateAddresses;

    /**
     * @param privateAddresses whether identity providers may stand inside the network of this server
     */
    public UpstreamClient(boolean privateAddresses) {
        this.privateAddresses = privateAddresses;
        this.http = HttpClients.custom()
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setMessageConstraints(MessageConstraints.custom()
                                .setMaxLineLength(16 * 1024)
                                .setMaxHeaderCount(100)
                                .build())
                        .build())
                .setDnsResolver(this::resolve)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .setMaxConnPerRoute(Lanes.WIDE)
                .setMaxConnTotal(AT_ONCE)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(3_000)
                        .setConnectionRequestTimeout(1_000)
                        .setSocketTimeout((int) PATIENCE.toMillis())
                        .build())
                .build();
    }

    /**
     * Option {@code spi-stagedoor-organization-api--connections--allow-private-addresses}: whether identity providers, their discovery documents and
     * their metadata may stand inside the network of this server; false by default.
     */
    public static boolean mayBePrivate() {
        // One option for all who call: a scope of ours, as the name of Keycloak's own has an underscore that options
        // cannot have.
        return Config.scope("stagedoor-organization-api", "connections").getBoolean("allow-private-addresses", false);
    }

    /** One exchange of several calls that have to be over together; the caller closes it. */
    public UpstreamCalls calls() {
        return new UpstreamCalls(http, lanes, deadlines, PATIENCE);
    }

    InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] good = Arrays.stream(InetAddress.getAllByName(host))
                .filter(address -> privateAddresses || PublicAddress.is(address))
                .toArray(InetAddress[]::new);
        if (good.length == 0) {
            throw new UnknownHostException("no public address");
        }
        return good;
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        try {
            http.close();
        } catch (IOException e) {
            LOG.debug("closing", e);
        }
    }
}
