package io.stagedoor.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedTextTest {

    @Test
    void whatFitsIsKeptAsItIs() {
        assertThat(BoundedText.of("Zoë 日本 😀", 20)).isEqualTo("Zoë 日本 😀");
        assertThat(BoundedText.of("abc", 3)).isEqualTo("abc");
    }

    @Test
    void whatIsLongerIsCutAndNeverInTheMiddleOfACharacter() {
        assertThat(BoundedText.of("abcd", 3)).isEqualTo("abc");
        assertThat(BoundedText.of("ab😀", 3)).isEqualTo("ab");
    }

    @Test
    void whatBreaksALineOrTurnsItRoundIsReplaced() {
        assertThat(BoundedText.of("a\r\nb\tc\0d\u001b[31m", 50)).isEqualTo("a\uFFFD\uFFFDb\uFFFDc\uFFFDd\uFFFD[31m");
        assertThat(BoundedText.of("a\u2028b\u202Ec\u2066d", 50)).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
        assertThat(BoundedText.of("half \uD83D only", 50)).isEqualTo("half \uFFFD only");
    }

    @Test
    void whatIsMissingStaysMissing() {
        assertThat(BoundedText.orNull(null, 3)).isNull();
    }
}
