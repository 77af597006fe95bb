package io.stagedoor.federation.upstream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.client.methods.AbstractExecutionAwareRequest;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Lends out another client until it is told to end; then it breaks off what is open and takes nothing new. */
final class EndingHttpClient extends CloseableHttpClient {

    private final CloseableHttpClient lent;
    private final Lanes lanes;
    private final List<AbstractExecutionAwareRequest> open = new ArrayList<>();
    /** Servers that were called, and whether the last call was answered. */
    private final Map<String, Boolean> called = new HashMap<>();

    private boolean ended;

    EndingHttpClient(CloseableHttpClient lent, Lanes lanes) {
        this.lent = lent;
        this.lanes = lanes;
    }

    @Override
    protected CloseableHttpResponse doExecute(
            @Nullable HttpHost target, HttpRequest request, @Nullable HttpContext context) throws IOException {
        String server = target == null ? "" : target.toHostString();
        admit(server, request);
        CloseableHttpResponse response = lent.execute(target, request, context);
        answered(server);
        return response;
    }

    private synchronized void admit(String server, HttpRequest request) throws IOException {
        if (ended) {
            throw new InterruptedIOException("no time left");
        }
        if (!called.containsKey(server) && !lanes.enter(server)) {
            throw new BusyException();
        }
        called.put(server, false);
        if (request instanceof AbstractExecutionAwareRequest breakable) {
            open.add(breakable);
        }
    }

    private synchronized void answered(String server) {
        called.replace(server, true);
    }

    /** The time is over: whoever was called has not answered, or not to the end. */
    synchronized void end() {
        called.replaceAll((server, answered) -> false);
        close();
    }

    /** Too many wait for that server already. */
    static final class BusyException extends IOException {
        BusyException() {
            super("too many wait for it already");
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        open.forEach(AbstractExecutionAwareRequest::abort);
        open.clear();
        called.forEach(lanes::leave);
        called.clear();
    }

    @Override
    @Deprecated
    public org.apache.http.params.HttpParams getParams() {
        return lent.getParams();
    }

    @Override
    @Deprecated
    public org.apache.http.conn.ClientConnectionManager getConnectionManager() {
        return lent.getConnectionManager();
    }
}
