package io.stagedoor.applications.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "render-farm",
                "acme/render",
                "https://render.acme.example",
                "https://render.acme.example/v1",
                "https://render.acme.example:8443/v1",
                "urn:acme:render"
            })
    void isAnAddressAUrnOrAName(String value) {
        assertThat(new Identifier(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "two words",
                "-begins-badly",
                "http://render.acme.example",
                "https://render.acme.example/v1?a=b",
                "https://render.acme.example/v1#a",
                "https://user@render.acme.example/",
                "https://Render.acme.example/",
                "https://render.acme.example/a/../b",
                "https://",
                "javascript:alert(1)",
                "a*b",
                "urn:",
                "café"
            })
    void isNothingElse(String value) {
        assertThatThrownBy(() -> new Identifier(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasTwoHundredCharacters() {
        assertThat(new Identifier("a".repeat(200)).value()).hasSize(200);
        assertThatThrownBy(() -> new Identifier("a".repeat(201))).hasMessageContaining("200");
    }

    @Test
    void anOrganizationTakesNobodyElsesName() {
        List<String> domains = List.of("acme.example", "*.acme.test");
        assertThat(new Identifier("https://acme.example/v1").isOf("acme", domains))
                .isTrue();
        assertThat(new Identifier("https://render.acme.example/v1").isOf("acme", domains))
                .isTrue();
        assertThat(new Identifier("https://render.acme.test/v1").isOf("acme", domains))
                .isTrue();
        assertThat(new Identifier("https://notacme.example/v1").isOf("acme", domains))
                .isFalse();
        assertThat(new Identifier("https://acme.example.evil.example/").isOf("acme", domains))
                .isFalse();
        assertThat(new Identifier("https://acme.example/").isOf("acme", List.of()))
                .isFalse();
        assertThat(new Identifier("acme/render").isOf("acme", domains)).isTrue();
        assertThat(new Identifier("acme/").isOf("acme", domains)).isFalse();
        assertThat(new Identifier("acme").isOf("acme", domains)).isFalse();
        assertThat(new Identifier("acmeworks/render").isOf("acme", domains)).isFalse();
        assertThat(new Identifier("media-api").isOf("acme", domains)).isFalse();
        assertThat(new Identifier("urn:acme:render").isOf("acme", domains)).isFalse();
    }
}
