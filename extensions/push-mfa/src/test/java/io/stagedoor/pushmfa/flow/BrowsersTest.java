package io.stagedoor.pushmfa.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowsersTest {

    @Test
    void aBrowserIsNamedAsPeopleKnowIt() {
        assertThat(Browsers.name("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"))
                .isEqualTo("Chrome Linux");
        assertThat(Browsers.name(
                        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"))
                .isEqualTo("Edge Windows");
        assertThat(Browsers.name("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"))
                .isEqualTo("Safari iPhone");
        assertThat(Browsers.name("curl/8")).isEmpty();
        assertThat(Browsers.name(null)).isEmpty();
    }

    @Test
    void aCodeIsSquareAndHasItsCorners() {
        String text = "https://login.example/realms/studio/push/app/#0123456789AB";
        assertThat(Qr.size(text)).isBetween(33, 60);
        assertThat(Qr.path(text)).startsWith("M4 4h1v1h-1z");
    }
}
