package io.stagedoor.administration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ProvedDomainsTest {

    private static final ProvedDomains DOMAINS = new ProvedDomains(Set.of("Acme.example", "*.globex.example"));

    @Test
    void containTheirAddressesWhateverTheCase() {
        assertThat(DOMAINS.contain("maya@acme.example")).isTrue();
        assertThat(DOMAINS.contain("MAYA@ACME.EXAMPLE")).isTrue();
    }

    @Test
    void containWhatIsBelowOnlyWhereThatIsSaid() {
        assertThat(DOMAINS.contain("lena@post.globex.example")).isTrue();
        assertThat(DOMAINS.contain("lena@globex.example")).isTrue();
        assertThat(DOMAINS.contain("maya@post.acme.example")).isFalse();
    }

    @Test
    void doNotContainWhatOnlyEndsAlike() {
        assertThat(DOMAINS.contain("eve@evil-acme.example")).isFalse();
        assertThat(DOMAINS.contain("eve@evilglobex.example")).isFalse();
        assertThat(DOMAINS.contain("acme.example@evil.example")).isFalse();
        assertThat(DOMAINS.contain("\"@acme.example\"@evil.example")).isFalse();
        assertThat(DOMAINS.contain(null)).isFalse();
        assertThat(DOMAINS.contain("acme.example")).isFalse();
    }
}
