package io.stagedoor.guests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.guests.domain.CodeAnswer;
import io.stagedoor.guests.domain.EmailCode;
import io.stagedoor.testing.Database;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmailCodesTest {

    private static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGITS = "12345678";

    private final Database database = new Database("guests");
    private final EmailCodes codes = new EmailCodes(database.entities(), "r");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isRightOnce() {
        EmailCode code = sent("maya");

        assertThat(codes.answer(code, DIGITS, AT)).isEqualTo(new CodeAnswer.Right("maya"));
        assertThat(codes.answer(code, DIGITS, AT)).isEqualTo(new CodeAnswer.Dead());
    }

    @Test
    void isGoodForTenMinutesAndNotAtTheTenth() {
        assertThat(codes.answer(sent("maya"), DIGITS, AT.plusSeconds(600).minusMillis(1)))
                .isEqualTo(new CodeAnswer.Right("maya"));
        assertThat(codes.answer(sent("maya"), DIGITS, AT.plusSeconds(600))).isEqualTo(new CodeAnswer.Dead());
    }

    @Test
    void isDeadAfterFiveTriesEvenForTheRightDigits() {
        EmailCode code = sent("maya");
        for (int tries = 0; tries < 4; tries++) {
            assertThat(codes.answer(code, "00000000", AT)).isEqualTo(new CodeAnswer.Wrong());
        }
        EmailCode luckier = sent("maya");
        for (int tries = 0; tries < 5; tries++) {
            assertThat(codes.answer(luckier, "00000000", AT)).isEqualTo(new CodeAnswer.Wrong());
        }

        assertThat(codes.answer(code, DIGITS, AT)).isEqualTo(new CodeAnswer.Right("maya"));
        assertThat(codes.answer(luckier, DIGITS, AT)).isEqualTo(new CodeAnswer.Dead());
    }

    @Test
    void isOfItsBrowserAndItsRealm() {
        EmailCode code = sent("maya");
        EmailCode otherBrowser =
                new EmailCode(code.id(), EmailCode.fresh(RANDOM).key());

        assertThat(codes.answer(otherBrowser, DIGITS, AT)).isEqualTo(new CodeAnswer.Wrong());
        assertThat(new EmailCodes(database.entities(), "other").answer(code, DIGITS, AT))
                .isEqualTo(new CodeAnswer.Dead());
    }

    @Test
    void ofManyWhoTypeItAtOnceOneGetsIn() throws Exception {
        EmailCode code = EmailCode.fresh(RANDOM);
        database.apart(entities -> {
            new EmailCodes(entities, "r")
                    .keep(new EmailCodes.Sent(code, code.hashed(DIGITS), "maya", "address", "source"), AT);
            return code;
        });
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CodeAnswer>> answers = new ArrayList<>();
            for (int one = 0; one < EmailCode.TRIES; one++) {
                answers.add(threads.submit(() -> {
                    together.await();
                    return database.apart(entities -> new EmailCodes(entities, "r").answer(code, DIGITS, AT));
                }));
            }
            together.countDown();
            int right = 0;
            for (Future<CodeAnswer> answer : answers) {
                right += answer.get() instanceof CodeAnswer.Right ? 1 : 0;
            }
            assertThat(right).isEqualTo(1);
        }
    }

    /** Whoever has no right to a code cannot guess the one that was sent to nobody. */
    @Test
    void isRightForNobodyWhereItWasSentToNobody() {
        assertThat(codes.answer(sent(""), DIGITS, AT)).isEqualTo(new CodeAnswer.Wrong());
    }

    @Test
    void endsWhereAnotherTakesItsPlaceAndWithItsPerson() {
        EmailCode before = sent("maya");
        codes.end(before);
        EmailCode gone = sent("noah");
        codes.forgetPerson("noah");

        assertThat(codes.answer(before, DIGITS, AT)).isEqualTo(new CodeAnswer.Dead());
        assertThat(codes.answer(gone, DIGITS, AT)).isEqualTo(new CodeAnswer.Dead());
    }

    @Test
    void isAskedForFiveTimesAnHourAtOneAddress() {
        for (int count = 0; count < EmailCode.PER_ADDRESS; count++) {
            assertThat(codes.mayAsk("a", "s", AT)).isTrue();
            keep("maya", "a", "s-" + count);
        }

        assertThat(codes.mayAsk("a", "elsewhere", AT)).isFalse();
        assertThat(codes.mayAsk("b", "s", AT)).isTrue();
        assertThat(codes.mayAsk("a", "s", AT.plusSeconds(3600).minusMillis(1))).isFalse();
        assertThat(codes.mayAsk("a", "s", AT.plusSeconds(3600))).isTrue();
    }

    @Test
    void isAskedForAHundredTimesAnHourFromOnePlace() {
        for (int count = 0; count < EmailCode.PER_SOURCE; count++) {
            assertThat(codes.mayAsk("a-" + count, "s", AT)).isTrue();
            keep("", "a-" + count, "s");
        }

        assertThat(codes.mayAsk("b", "s", AT)).isFalse();
        assertThat(codes.mayAsk("b", "t", AT)).isTrue();
    }

    private EmailCode sent(String person) {
        return keep(person, "address", "source");
    }

    private EmailCode keep(String person, String address, String source) {
        EmailCode code = EmailCode.fresh(RANDOM);
        codes.keep(new EmailCodes.Sent(code, code.hashed(DIGITS), person, address, source), AT);
        return code;
    }
}
