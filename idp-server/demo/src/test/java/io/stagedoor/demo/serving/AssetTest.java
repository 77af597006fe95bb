package io.stagedoor.demo.serving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetTest {

    @Test
    void findsAStyleSheetWithItsType() {
        assertThat(Asset.find("mail", "mail.css"))
                .hasValueSatisfying(asset -> assertThat(asset.type()).isEqualTo("text/css; charset=utf-8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../mail/mail.css", "..", "mail.css/", "missing.css", "mail.class", "MAIL.css", "%2e%2e.css"})
    void findsNothingElse(String name) {
        assertThat(Asset.find("mail", name)).isEmpty();
    }
}
