package io.stagedoor.signals.ending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class LogoutAddressTest {

    @Test
    void anAbsoluteAddressIsTakenAsItIs() {
        assertThat(LogoutAddress.resolve("https://app.example/logout", null))
                .contains(URI.create("https://app.example/logout"));
    }

    @Test
    void aRelativeOneStandsBehindTheApplicationsRoot() {
        assertThat(LogoutAddress.resolve("/logout", "https://app.example/"))
                .contains(URI.create("https://app.example/logout"));
    }

    @Test
    void whatLeadsNowhereIsNone() {
        assertThat(LogoutAddress.resolve(null, "https://app.example")).isEmpty();
        assertThat(LogoutAddress.resolve(" ", null)).isEmpty();
        assertThat(LogoutAddress.resolve("/logout", "${authBaseUrl}")).isEmpty();
        assertThat(LogoutAddress.resolve("file:///etc/passwd", null)).isEmpty();
    }
}
