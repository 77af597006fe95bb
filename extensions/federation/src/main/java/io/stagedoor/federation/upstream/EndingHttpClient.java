package io.stagedoor.federation.upstream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
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
    private final List<AbstractExecutionAwareRequest> open = new ArrayList<>();
    private boolean ended;

    EndingHttpClient(CloseableHttpClient lent) {
        this.lent = lent;
    }

    @Override
    protected CloseableHttpResponse doExecute(
            @Nullable HttpHost target, HttpRequest request, @Nullable HttpContext context) throws IOException {
        if (request instanceof AbstractExecutionAwareRequest breakable) {
            admit(breakable);
        }
        return lent.execute(target, request, context);
    }

    private synchronized void admit(AbstractExecutionAwareRequest request) throws InterruptedIOException {
        if (ended) {
            throw new InterruptedIOException("no time left");
        }
        open.add(request);
    }

    synchronized void end() {
        ended = true;
        open.forEach(AbstractExecutionAwareRequest::abort);
        open.clear();
    }

    @Override
    public void close() {
        end();
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
