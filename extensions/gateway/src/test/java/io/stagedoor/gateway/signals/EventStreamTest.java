package io.stagedoor.gateway.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {

    private final List<ServerEvent> events = new ArrayList<>();
    private final EventStream stream = new EventStream(events::add);

    private void read(String text) throws FeedBrokenException {
        stream.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void readsLinesOfAnyKindInPiecesOfAnySize(String end) throws FeedBrokenException {
        String text = "\ufeffevent: signal" + end + ": comment" + end + "id:7" + end + "data: a" + end + "data:  b"
                + end + end + "data" + end + end + "id: 8" + end + end;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            stream.read(ByteBuffer.wrap(new byte[] {b}));
        }
        assertThat(events)
                .containsExactly(new ServerEvent("signal", "a\n b", "7"), new ServerEvent("message", "", null));
    }

    @Test
    void anEventThatIsNotFinishedIsNone() throws FeedBrokenException {
        read("event: signal\ndata: x\n");
        assertThat(events).isEmpty();
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] bytes = {'d', 'a', 't', 'a', ':', (byte) 0xff, '\n'};
        assertThatExceptionOfType(FeedBrokenException.class).isThrownBy(() -> stream.read(ByteBuffer.wrap(bytes)));
    }

    @Test
    void takesTheLongestLineAndNotAByteMore() throws FeedBrokenException {
        read("data: " + "x".repeat(EventStream.LONGEST_LINE - 6) + "\n\n");
        assertThat(events).hasSize(1);
        assertThatExceptionOfType(FeedBrokenException.class)
                .isThrownBy(() -> read("x".repeat(EventStream.LONGEST_LINE + 1)));
    }
}
