package io.stagedoor.applications.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplicationTest {

    private static final String ADDRESS = "https://app.acme.example/callback";

    @Test
    void anApplicationOfPeoplesOwnComputersAsksForConsentAndShowsAKey() {
        assertThat(made(Kind.NATIVE, List.of("http://127.0.0.1/callback"), true, true)
                        .dpop())
                .isTrue();
        assertThatThrownBy(() -> made(Kind.NATIVE, List.of("http://127.0.0.1/callback"), true, false))
                .hasMessageContaining("consent");
        assertThat(made(Kind.WEB, List.of(ADDRESS), false, false).dpop()).isFalse();
    }

    @Test
    void onlyNativeOnesSignInOnAnotherDeviceAndThenNeedNoAddress() {
        assertThat(made(Kind.NATIVE, List.of(), true, true).redirectUris()).isEmpty();
        assertThatThrownBy(() -> made(Kind.NATIVE, List.of(), false, true)).hasMessageContaining("redirect URI");
        assertThatThrownBy(() -> made(Kind.WEB, List.of(ADDRESS), true, false)).hasMessageContaining("device");
        assertThatThrownBy(() -> made(Kind.WEB, List.of(), false, false)).hasMessageContaining("redirect URI");
    }

    @Test
    void hasTenAddressesAndEachOnce() {
        List<String> ten = IntStream.range(0, 10).mapToObj(i -> ADDRESS + i).toList();
        assertThat(made(Kind.WEB, ten, false, false).redirectUris()).hasSize(10);
        assertThatThrownBy(() -> made(
                        Kind.WEB,
                        IntStream.range(0, 11).mapToObj(i -> ADDRESS + i).toList(),
                        false,
                        false))
                .hasMessageContaining("10");
        assertThatThrownBy(() -> made(Kind.WEB, Collections.nCopies(2, ADDRESS), false, false))
                .hasMessageContaining("once");
    }

    @Test
    void keepsItsKindAndRulesWhenItIsChanged() {
        Application before = made(Kind.WEB, List.of(ADDRESS), false, false);
        Application after = before.as(new Application.Wish(" New name ", "", List.of(ADDRESS + "2"), false, true));
        assertThat(after.name()).isEqualTo("New name");
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.clientId()).isEqualTo("app-a");
        assertThatThrownBy(() ->
                        before.as(new Application.Wish("Name", "", List.of("http://127.0.0.1/callback"), false, true)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> before.as(new Application.Wish(" ", "", List.of(ADDRESS), false, true)))
                .hasMessageContaining("name");
    }

    @Test
    void aProgramThatActsForItselfIsSentToServiceAccounts() {
        assertThatThrownBy(() -> Kind.of("machine")).hasMessageContaining("service account");
        assertThatThrownBy(() -> Kind.of("spa")).hasMessageContaining("web or native");
        assertThat(Kind.of("web")).isEqualTo(Kind.WEB);
    }

    private static Application made(Kind kind, List<String> addresses, boolean device, boolean consent) {
        return Application.made(
                "a", "acme", kind, new Application.Wish("Panel", "", addresses, device, consent), "dev");
    }
}
