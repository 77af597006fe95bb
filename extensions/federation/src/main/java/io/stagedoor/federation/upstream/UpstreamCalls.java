package io.stagedoor.federation.upstream;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.HttpClient;
import org.apache.http.impl.client.CloseableHttpClient;
import org.keycloak.http.simple.SimpleHttp;

/** Calls that have one deadline together: at that instant whatever is still open breaks off, however slowly it drips. */
public final class UpstreamCalls implements AutoCloseable {

    private final EndingHttpClient client;
    private final ScheduledFuture<?> end;

    UpstreamCalls(CloseableHttpClient http, Lanes lanes, ScheduledExecutorService deadlines, Duration patience) {
        this.client = new EndingHttpClient(http, lanes);
        this.end = deadlines.schedule(client::end, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Keycloak's own way to make a call, through this client. */
    public SimpleHttp http() {
        return SimpleHttp.create((HttpClient) client).withMaxConsumedResponseSize(UpstreamClient.LARGEST);
    }

    @Override
    public void close() {
        end.cancel(false);
        client.close();
    }
}
