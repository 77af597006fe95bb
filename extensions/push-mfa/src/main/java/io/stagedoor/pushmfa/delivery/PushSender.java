package io.stagedoor.pushmfa.delivery;

import io.stagedoor.pushmfa.webpush.BrowserKeys;
import io.stagedoor.pushmfa.webpush.VapidKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells one phone that somebody signs in, and nothing more: what it is about, the phone asks for with its proof. */
public interface PushSender extends AutoCloseable {

    /**
     * A message for a phone.
     *
     * @param realm id
     * @param device the thumbprint of its key
     * @param endpoint where its push service takes messages; whoever knows it can send, so no log names it
     * @param keys for which it is encrypted
     * @param from by whom it is signed
     * @param contact of whoever runs this server, for the push service
     * @param failures of this subscription before, in a row
     * @param expiresAt of the sign-in
     */
    record Message(
            String realm,
            String device,
            String endpoint,
            BrowserKeys keys,
            VapidKey from,
            String contact,
            int failures,
            Instant expiresAt) {

        @Override
        public String toString() {
            return "Message[" + device + ']';
        }
    }

    /** What the push service said. */
    sealed interface Result {}

    /** It will tell the phone. */
    record Taken() implements Result {}

    /** The phone does not listen there any more. */
    record Gone() implements Result {}

    /** No, and it would be no again. */
    record Refused() implements Result {}

    /** Not now; {@code after} is what it asks for. */
    record Later(@Nullable Duration after) implements Result {}

    /**
     * Sends it, on a thread that may wait.
     *
     * @param life how long the push service keeps it for a phone that cannot be reached
     */
    Result send(Message message, Duration life);

    @Override
    void close();
}
