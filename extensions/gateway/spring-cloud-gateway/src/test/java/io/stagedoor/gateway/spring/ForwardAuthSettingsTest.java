package io.stagedoor.gateway.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ForwardAuthSettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void anAnswerMayTakeTenSecondsUnlessToldOtherwise() {
        var values = new MapConfigurationPropertySource();
        values.put("stagedoor.forward-auth.address", "http://127.0.0.1:8090");

        assertThat(new Binder(values)
                        .bind("stagedoor.forward-auth", ForwardAuthSettings.class)
                        .get())
                .isEqualTo(new ForwardAuthSettings(URI.create("http://127.0.0.1:8090"), Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "/verify", "ftp://host", "http:///verify"})
    void refusesWhatIsNoAddressOfAService(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ForwardAuthSettings(URI.create(address), SECOND));
    }

    @Test
    void refusesATimeoutThatNobodyCanKeep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForwardAuthSettings(URI.create("http://127.0.0.1:8090"), Duration.ZERO));
    }
}
