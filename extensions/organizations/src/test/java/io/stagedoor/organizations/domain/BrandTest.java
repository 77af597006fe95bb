package io.stagedoor.organizations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {

    @Test
    void contrastIsThatOfWcag() {
        assertThat(new Color("#000000").contrastWith(new Color("#ffffff"))).isEqualTo(21, within(0.001));
        assertThat(new Color("#777777").contrastWith(new Color("#ffffff"))).isEqualTo(4.478, within(0.001));
        assertThat(new Color("#767676").contrastWith(new Color("#ffffff"))).isEqualTo(4.542, within(0.001));
    }

    @Test
    void takesTheFirstGreyThatWhiteTextCanStandOnAndNotTheNext() {
        assertThat(new Brand(new Color("#767676"), null).accent()).isEqualTo(new Color("#767676"));
        assertThatThrownBy(() -> new Brand(new Color("#777777"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("white text on #777777 has a contrast of 4.47 to 1, and needs 4.5: choose a darker colour");
    }

    @Test
    void wantsALightColourOnDarkPages() {
        assertThat(new Brand(null, new Color("#FFB648")).accentDark()).isEqualTo(new Color("#ffb648"));
        assertThatThrownBy(() -> new Brand(null, new Color("#7a3b00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choose a lighter colour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "red",
                "#fff",
                "#12345",
                "#1234567",
                "#12345g",
                "#١٢٣٤٥٦",
                "#123456;}",
                "url(https://evil.example)",
                "#123456\n"
            })
    void aColourIsSixDigitsAndNothingElse(String text) {
        assertThatThrownBy(() -> new Color(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStyleSheetKeepsLightAndDarkApart() {
        String sheet = StyleSheet.of(new Brand(new Color("#0b5d3b"), new Color("#7be0b0")), new Logo(640, 160, "abc"));
        assertThat(sheet).isEqualTo("""
                        @media (prefers-color-scheme: light) { :root { --sd-brand: #0b5d3b; --sd-brand-hover: #094a2f; --sd-on-brand: #ffffff; } }
                        @media (prefers-color-scheme: dark) { :root { --sd-brand: #7be0b0; --sd-brand-hover: #95e6c0; --sd-on-brand: #231702; } }
                        .sd-logo { background-image: url("logo.png?v=abc"); }
                        :root { --sd-logo-width: 11.000rem; --sd-logo-height: 2.750rem; }
                        """);
    }

    @Test
    void nothingChosenIsAnEmptyStyleSheet() {
        assertThat(StyleSheet.of(Brand.NONE, null)).isEmpty();
    }

    @Test
    void aLogoFitsIntoItsPlaceWhateverItsShape() {
        assertThat(StyleSheet.of(Brand.NONE, new Logo(640, 2, "t"))).contains("width: 12.000rem", "height: 0.038rem");
        assertThat(StyleSheet.of(Brand.NONE, new Logo(2, 160, "t"))).contains("width: 0.034rem", "height: 2.750rem");
    }

    /** The hover colour has to keep its text readable too. */
    @Test
    void underThePointerTheTextIsEasierToRead() {
        for (Scheme scheme : Scheme.values()) {
            Color accent = new Color(scheme == Scheme.LIGHT ? "#767676" : "#8a8a8a");
            assertThat(scheme.hover(accent).contrastWith(scheme.text()))
                    .isGreaterThan(accent.contrastWith(scheme.text()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u202Eb", "a\nb", "\u0000", "\uD800"})
    void aNameHasNothingThatNobodySees(String name) {
        assertThatThrownBy(() -> new OrganizationName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameHasAHundredCharactersAndMayLookLikeMarkup() {
        assertThat(new OrganizationName(" <b>Acme</b> ").value()).isEqualTo("<b>Acme</b>");
        assertThat(new OrganizationName("a".repeat(100)).value()).hasSize(100);
        assertThatThrownBy(() -> new OrganizationName("a".repeat(101))).isInstanceOf(IllegalArgumentException.class);
    }
}
