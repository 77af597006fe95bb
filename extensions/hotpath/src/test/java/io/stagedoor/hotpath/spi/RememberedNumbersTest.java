package io.stagedoor.hotpath.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

class RememberedNumbersTest {

    private final Map<String, Integer> asked = new HashMap<>();
    private final Config.Scope numbers = RememberedNumbers.of(settings());

    @Test
    void aNumberIsLookedUpOnce() {
        assertThat(numbers.getInt("nonce")).isEqualTo(7);
        assertThat(numbers.getInt("nonce")).isEqualTo(7);
        assertThat(asked).containsEntry("nonce", 1);
    }

    @Test
    void soIsOneThatIsNotSet() {
        assertThat(numbers.getInt("other")).isNull();
        assertThat(numbers.getInt("other")).isNull();
        assertThat(asked).containsEntry("other", 1);
    }

    @Test
    void noStrangerFillsTheMemoryNorKeepsOthersOut() {
        for (int i = 0; i < 10 * RememberedNumbers.MOST; i++) {
            numbers.getInt("made-up-" + i);
        }
        assertThat(((RememberedNumbers) numbers).numbers()).hasSizeLessThanOrEqualTo(RememberedNumbers.MOST);
        numbers.getInt("nonce");
        assertThat(numbers.getInt("nonce")).isEqualTo(7);
        assertThat(asked).containsEntry("nonce", 1);
    }

    private Config.Scope settings() {
        return (Config.Scope) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Config.Scope.class}, (self, method, given) -> {
                    asked.merge(String.valueOf(given[0]), 1, Integer::sum);
                    return given[0].equals("nonce") ? 7 : null;
                });
    }
}
