package io.stagedoor.gateway.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTargetTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example/",
        "HTTPS://A.Example:443/x?y#z, https://a.example/x",
        "http://a.example:80/x, http://a.example/x",
        "http://a.example:443/x, http://a.example:443/x",
        "https://a.example:80/x, https://a.example:80/x",
        "http://[::1]:8100/x, http://[::1]:8100/x",
        "https://a.example/%61%7A%41%5A%30%39%2d%2E%5f%7e, https://a.example/azAZ09-._~",
        "https://a.example/%60%7b%40%5b%2f%3a, https://a.example/%60%7B%40%5B%2F%3A",
        "https://a.example/caf%c3%a9, https://a.example/caf%C3%A9"
    })
    void bringsAddressesIntoOneSpelling(String address, String normal) {
        assertThat(HttpTarget.normal(URI.create(address))).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example/",
                "/x",
                "https:/x",
                "mailto:a@b",
                "https://u@a.example/",
                "https://a_b.example:x/"
            })
    void refusesOtherAddresses(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpTarget.normal(URI.create(address)));
    }
}
