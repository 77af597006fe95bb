package io.stagedoor.serviceaccounts.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SponsorLettersTest {

    @Test
    void namesThemInTheirOrder() {
        assertThat(SponsorLetters.names(List.of("Mirror", "Ingest"))).isEqualTo("Ingest, Mirror");
    }

    @Test
    void countsThoseThatALetterHasNoRoomFor() {
        assertThat(SponsorLetters.names(numbered(10))).endsWith("account 19");
        assertThat(SponsorLetters.names(numbered(12))).endsWith("account 19, +2");
    }

    private static List<String> numbered(int count) {
        return IntStream.range(10, 10 + count).mapToObj(i -> "account " + i).toList();
    }
}
