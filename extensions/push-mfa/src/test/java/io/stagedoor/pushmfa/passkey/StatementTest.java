package io.stagedoor.pushmfa.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StatementTest {

    @Test
    void saysWhatAnybodyElseWouldHash() {
        // printf 'stagedoor-push-passkey\nhttps://login.example/realms/studio\ndevice\n0123-4567-89AB' | sha256sum
        assertThat(hex(Statement.ofEnrolment("https://login.example/realms/studio", "device", "0123-4567-89AB")))
                .isEqualTo("e0b013d8ef2972ae57563824bc03fdd82fc4391e736083434c9325f78ab45cf5");
        // printf 'a.b.c' | sha256sum
        assertThat(hex(Statement.ofAnswer("a.b.c")))
                .isEqualTo("845e30448809e2bc8958eb025bfc795235d13b077a53d0c3abbd2385170dc9b8");
    }

    @Test
    void aServerIsKnownByItsOriginAndItsHost() {
        assertThat(Site.of("https://login.example/realms/studio"))
                .isEqualTo(new Site("https://login.example", "login.example"));
        assertThat(Site.of("http://localhost:8080/realms/studio"))
                .isEqualTo(new Site("http://localhost:8080", "localhost"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
