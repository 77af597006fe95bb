package io.stagedoor.federation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    @ParameterizedTest
    @CsvSource({"acme.example,acme.example", " Acme.Example. ,acme.example", "büro.example,xn--bro-hoa.example"})
    void isWrittenAsInDns(String typed, String written) {
        assertThat(new DomainName(typed).value()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acme",
                "localhost",
                "127.0.0.1",
                "[::1]",
                "a..b",
                "-acme.example",
                "acme-.example",
                "*.acme.example",
                "acme.example/x",
                "acme example.com",
                "user@acme.example",
                "<b>.example",
                "acme.123",
                "a\u0000.example"
            })
    void whatNobodyCanOwnIsRefused(String typed) {
        assertThatThrownBy(() -> new DomainName(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "GMX.de", "outlook.com", "acme.onmicrosoft.com", "mail.yahoo.co.uk"})
    void whatEverybodyHasIsRefused(String typed) {
        assertThatThrownBy(() -> new DomainName(typed)).hasMessageContaining("belong to everybody");
    }

    @Test
    void ofAnAddressTheLastPartCounts() {
        assertThat(DomainName.ofAddress("maya@acme.example")).hasValue(new DomainName("acme.example"));
        assertThat(DomainName.ofAddress("\"x@evil.example\"@acme.example")).hasValue(new DomainName("acme.example"));
        assertThat(DomainName.ofAddress("maya")).isEmpty();
        assertThat(DomainName.ofAddress("@acme.example")).isEmpty();
        assertThat(DomainName.ofAddress("maya@localhost")).isEmpty();
    }

    @Test
    void aDomainIsWithinItselfAndThoseAbove() {
        DomainName eu = new DomainName("eu.acme.example");
        assertThat(eu.isWithin(new DomainName("acme.example"))).isTrue();
        assertThat(eu.isWithin(eu)).isTrue();
        assertThat(new DomainName("notacme.example").isWithin(new DomainName("acme.example")))
                .isFalse();
    }
}
