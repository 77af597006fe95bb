package io.stagedoor.pushmfa.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushServicesTest {

    private final PushServices services = new PushServices(PushServices.KNOWN, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc:def",
                "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
                "https://web.push.apple.com/QABC",
                "https://api.push.apple.com:443/x",
                "https://WNS2-par02p.notify.windows.com/w/?token=Aw%2b"
            })
    void takesTheServicesOfBrowsers(String endpoint) {
        assertThat(services.checked(endpoint)).hasToString(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/x",
                "https://fcm.googleapis.com:8443/x",
                "https://fcm.googleapis.com.evil.example/x",
                "https://fcm.googleapis.com@evil.example/x",
                "https://a@fcm.googleapis.com/x",
                "https://evil.example/https://fcm.googleapis.com",
                "https://evilpush.apple.com/x",
                "https://push.apple.com/x",
                "https://fcm.googleapis.com/x#y",
                "https://169.254.169.254/latest/meta-data/",
                "https://127.0.0.1/x",
                "http://127.0.0.1:8080/x",
                "http://localhost/x",
                "file:///etc/passwd",
                "fcm.googleapis.com/x",
                "https:///x",
                "",
                "https://fcm.googleapis.com/a b",
                "https://fcm.googleapis.com/a\r\nX: y",
                "https://fcm.googleapis.com/\u00fc",
                "https://fcm\u3002googleapis.com/x"
            })
    void takesNothingElseAndSaysItWithoutTheAddress(String endpoint) {
        assertThatThrownBy(() -> services.checked(endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("/x", "passwd", "meta-data");
    }

    @Test
    void takesTwoThousandCharacters() {
        String start = "https://fcm.googleapis.com/";
        String longest = start + "a".repeat(2000 - start.length());
        assertThat(services.checked(longest)).hasToString(longest);
        assertThatThrownBy(() -> services.checked(longest + "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTestsMayMeanThisMachine() throws UnknownHostException {
        PushServices here = new PushServices(PushServices.KNOWN, true);
        assertThat(here.checked("http://127.0.0.1:8090/push/1").getPort()).isEqualTo(8090);
        assertThat(here.reachable("127.0.0.1")).hasSize(1);
        assertThatThrownBy(() -> here.checked("http://10.0.0.1/push")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.reachable("10.0.0.1")).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> services.reachable("127.0.0.1")).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> services.reachable("169.254.169.254")).isInstanceOf(UnknownHostException.class);
    }
}
