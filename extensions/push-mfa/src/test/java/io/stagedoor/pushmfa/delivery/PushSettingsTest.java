package io.stagedoor.pushmfa.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.pushmfa.webpush.PushServices;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PushSettingsTest {

    @Test
    void aContactIsAnAddressThatStandsInAText() {
        for (String good : List.of("mailto:ops@login.example", "https://login.example/contact")) {
            assertThatCode(() -> settings("fcm.googleapis.com", good)).doesNotThrowAnyException();
        }
        for (String wrong : List.of("ops@login.example", "mailto:a\",\"b", "http://login.example", "mailto:")) {
            assertThatThrownBy(() -> settings("fcm.googleapis.com", wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aServiceIsANameOrAllBelowOne() {
        assertThatCode(() -> settings("*.push.example", null)).doesNotThrowAnyException();
        for (String wrong :
                List.of("*", "*.", "*.com.", "https://push.example", "push.example/x", "*push.example", "")) {
            assertThatThrownBy(() -> settings(wrong, null)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static PushSettings settings(String service, @Nullable String contact) {
        return new PushSettings(new PushServices(List.of(service), false), contact);
    }
}
