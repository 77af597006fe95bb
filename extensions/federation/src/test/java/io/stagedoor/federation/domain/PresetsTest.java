package io.stagedoor.federation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {

    @Test
    void everyVendorHasBothProtocolsButAdFs() {
        for (Vendor vendor : Vendor.values()) {
            assertThat(Presets.of(vendor, Protocol.SAML)).as(vendor.word()).isPresent();
            assertThat(Presets.of(vendor, Protocol.OIDC).isPresent())
                    .as(vendor.word())
                    .isEqualTo(vendor != Vendor.ADFS);
        }
    }

    @Test
    void everyPresetNamesTheVendorsPageAndAnImmutableId() {
        assertThat(Presets.all()).allSatisfy(preset -> {
            assertThat(preset.page()).startsWith("https://");
            assertThat(preset.setting(Setting.Key.IMMUTABLE_ID).orElseThrow().initial())
                    .isNotEmpty();
            assertThat(preset.copied()).isNotEmpty();
        });
    }

    @Test
    void entraIsBoundToATenantAndGoogleToADomain() {
        assertThat(required(Vendor.ENTRA, Setting.Key.TENANT)).isTrue();
        assertThat(required(Vendor.GOOGLE, Setting.Key.HOSTED_DOMAIN)).isTrue();
        assertThat(Presets.of(Vendor.ENTRA, Protocol.OIDC)
                        .orElseThrow()
                        .setting(Setting.Key.IMMUTABLE_ID)
                        .orElseThrow()
                        .initial())
                .isEqualTo("oid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://okta.example",
                "https://user@okta.example",
                "https://okta.example/#x",
                "//okta.example",
                "https:/okta.example",
                "okta.example",
                "https://okta.example/\nx"
            })
    void whatIsNoAddressIsRefused(String typed) {
        Setting issuer = Presets.of(Vendor.OKTA, Protocol.OIDC)
                .orElseThrow()
                .setting(Setting.Key.ISSUER)
                .orElseThrow();
        assertThatThrownBy(() -> issuer.checked(typed)).isInstanceOf(IllegalArgumentException.class);
        assertThat(issuer.checked(" https://okta.example ")).isEqualTo("https://okta.example");
    }

    @Test
    void aChoiceIsOneOfThoseOffered() {
        Setting signed = Presets.of(Vendor.OKTA, Protocol.SAML)
                .orElseThrow()
                .setting(Setting.Key.SIGNED)
                .orElseThrow();
        assertThat(signed.checked(null)).isEqualTo("either");
        assertThatThrownBy(() -> signed.checked("neither")).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean required(Vendor vendor, Setting.Key key) {
        return Presets.of(vendor, Protocol.OIDC)
                .orElseThrow()
                .setting(key)
                .orElseThrow()
                .required();
    }
}
