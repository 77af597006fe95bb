package io.stagedoor.gateway.signals;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of one feed's answer, read as it comes; one buffer at a time, so that a fast server fills no memory here. */
final class FeedConnection implements BodySubscriber<@Nullable Void> {

    private final EventStream events;
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable CompletableFuture<?> exchange;
    private volatile boolean closed;

    FeedConnection(EventStream.Receiver receiver) {
        this.events = new EventStream(receiver);
    }

    /** What else ends with it: a request that is not answered yet. */
    void closes(CompletableFuture<?> opened) {
        exchange = opened;
        if (closed) {
            opened.cancel(true);
        }
    }

    /** Gives up; nothing is received after this. */
    void close(String reason) {
        closed = true;
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
        end.completeExceptionally(new FeedBrokenException(reason));
        CompletableFuture<?> opened = exchange;
        if (opened != null) {
            opened.cancel(true);
        }
    }

    @Override
    public CompletionStage<@Nullable Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription offered) {
        subscription = offered;
        if (closed) {
            offered.cancel();
        } else {
            offered.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        Flow.Subscription open = subscription;
        try {
            for (ByteBuffer buffer : buffers) {
                if (closed) {
                    return;
                }
                events.read(buffer);
            }
            if (open != null) {
                open.request(1);
            }
        } catch (FeedBrokenException | RuntimeException e) {
            close(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void onError(Throwable cause) {
        end.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
