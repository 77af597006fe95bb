package io.stagedoor.demo.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void escapesEveryCharacterThatMeansSomethingInTextOrQuotedAttributes() {
        assertThat(Html.of("<p title=\"{}\">{}</p>", "\"' onload=x", "<script>&"))
                .hasToString("<p title=\"&quot;&#39; onload=x\">&lt;script&gt;&amp;</p>");
    }

    @Test
    void leavesMarkupThatGoesIntoMarkupAlone() {
        assertThat(Html.of("<ul>{}</ul>", Html.of("<li>{}</li>", "a&b"))).hasToString("<ul><li>a&amp;b</li></ul>");
    }

    @Test
    void doesNotTakeAValueForASlot() {
        assertThat(Html.of("{} {}", "{}", "second")).hasToString("{} second");
    }

    @Test
    void showsNothingForAMissingValue() {
        assertThat(Html.of("<b>{}</b>", (Object) null)).hasToString("<b></b>");
    }

    @Test
    void keepsCharactersOutsideTheBasicPlane() {
        assertThat(Html.of("{}", "Zoë 🎬")).hasToString("Zoë 🎬");
    }

    @Test
    void refusesTooManyAndTooFewValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}", "a", "b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}{}", "a"));
    }

    @Test
    void joinsPartsInOrder() {
        assertThat(Html.join(Stream.of(Html.of("<i>1</i>"), Html.of("<i>2</i>"))))
                .hasToString("<i>1</i>\n<i>2</i>");
    }
}
