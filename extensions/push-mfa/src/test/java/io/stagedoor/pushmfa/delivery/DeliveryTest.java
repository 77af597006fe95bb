package io.stagedoor.pushmfa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.pushmfa.delivery.PushSender.Gone;
import io.stagedoor.pushmfa.delivery.PushSender.Later;
import io.stagedoor.pushmfa.delivery.PushSender.Message;
import io.stagedoor.pushmfa.delivery.PushSender.Refused;
import io.stagedoor.pushmfa.delivery.PushSender.Result;
import io.stagedoor.pushmfa.delivery.PushSender.Taken;
import io.stagedoor.pushmfa.webpush.BrowserKeys;
import io.stagedoor.pushmfa.webpush.VapidKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final BrowserKeys KEYS = new BrowserKeys(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg");
    private static final VapidKey FROM = VapidKey.fresh(new SecureRandom());

    private final Queue<Result> answers = new ArrayDeque<>();
    private final List<Duration> lives = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private boolean hanging;
    private Instant now = NOW;

    private final Delivery delivery = new Delivery(
            new PushSender() {
                @Override
                public Result send(Message message, Duration life) {
                    if (hanging) {
                        try {
                            released.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return new Taken();
                    }
                    lives.add(life);
                    return answers.remove();
                }

                @Override
                public void close() {}
            },
            new Delivery.Outcomes() {
                @Override
                public void taken(Message message) {
                    outcomes.add("taken " + message.device());
                }

                @Override
                public void gone(Message message) {
                    outcomes.add("gone " + message.device());
                }

                @Override
                public void failed(Message message) {
                    outcomes.add("failed " + message.device());
                }
            },
            () -> now,
            pause -> {
                pauses.add(pause);
                now = now.plus(pause);
            });

    @AfterEach
    void close() {
        released.countDown();
        delivery.close();
    }

    @Test
    void isSentAndKeptByThePushServiceForAsLongAsSomebodyCanAnswer() throws InterruptedException {
        assertThat(outcome(new Taken())).isEqualTo("taken phone");
        assertThat(lives).containsExactly(Duration.ofSeconds(60));
        assertThat(pauses).isEmpty();
    }

    @Test
    void isTriedAgainWhileSomebodyCanAnswer() throws InterruptedException {
        assertThat(outcome(new Later(null), new Later(Duration.ofSeconds(9)), new Taken()))
                .isEqualTo("taken phone");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(9));
        assertThat(lives).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(59), Duration.ofSeconds(50));
    }

    @Test
    void isNotTriedBeyondTheExpiry() throws InterruptedException {
        assertThat(outcome(new Later(Duration.ofSeconds(60)))).isEqualTo("failed phone");
        assertThat(pauses).isEmpty();
        assertThat(outcome(
                        new Later(null),
                        new Later(null),
                        new Later(null),
                        new Later(null),
                        new Later(null),
                        new Later(null)))
                .isEqualTo("failed phone");
        assertThat(pauses).hasSize(5);
    }

    @Test
    void isNotSentAtTheVeryInstantOfTheExpiry() {
        now = NOW.plusSeconds(60);
        assertThat(delivery.deliver(message("https://push.example/1"))).isTrue();
        while (delivery.size() > 0) {
            Thread.onSpinWait();
        }
        assertThat(lives).isEmpty();
        assertThat(outcomes).isEmpty();
    }

    @Test
    void whatIsGoneOrRefusedIsNotTriedAgain() throws InterruptedException {
        assertThat(outcome(new Gone())).isEqualTo("gone phone");
        assertThat(outcome(new Refused())).isEqualTo("failed phone");
        assertThat(lives).hasSize(2);
    }

    @Test
    void aServiceThatHangsHoldsUpNeitherTheCallerNorOtherServices() {
        hanging = true;
        int taken = 0;
        for (int i = 0; i < Delivery.MOST_OF_ONE_SERVICE + 10; i++) {
            taken += delivery.deliver(message("https://slow.example/" + i)) ? 1 : 0;
        }
        assertThat(taken).isEqualTo(Delivery.MOST_OF_ONE_SERVICE);
        assertThat(delivery.deliver(message("https://other.example/1"))).isTrue();
        for (int i = 0; i < Delivery.MOST; i++) {
            taken += delivery.deliver(message("https://s" + i + ".example/")) ? 1 : 0;
        }
        assertThat(taken + 1).isEqualTo(Delivery.MOST);
        assertThat(delivery.size()).isEqualTo(Delivery.MOST);
    }

    private String outcome(Result... said) throws InterruptedException {
        now = NOW;
        answers.addAll(List.of(said));
        assertThat(delivery.deliver(message("https://push.example/1"))).isTrue();
        return String.valueOf(outcomes.poll(10, TimeUnit.SECONDS));
    }

    private static Message message(String endpoint) {
        return new Message("r", "phone", endpoint, KEYS, FROM, "mailto:a@b", 0, NOW.plusSeconds(60));
    }
}
