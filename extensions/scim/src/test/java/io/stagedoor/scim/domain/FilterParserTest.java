package io.stagedoor.scim.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stagedoor.scim.domain.Filter.Operator;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7644 3.4.2.2. */
class FilterParserTest {

    @Test
    void andBindsMoreTightlyThanOr() {
        assertThat(FilterParser.parse("a eq 1 or b eq 2 and c eq 3"))
                .isEqualTo(new Filter.Or(eq("a", 1), new Filter.And(eq("b", 2), eq("c", 3))));
    }

    @Test
    void bracketsAndNegationAreRead() {
        assertThat(FilterParser.parse("not (a eq 1 or b eq 2) and c eq 3"))
                .isEqualTo(new Filter.And(new Filter.Not(new Filter.Or(eq("a", 1), eq("b", 2))), eq("c", 3)));
    }

    @Test
    void operatorsAreReadInEveryCase() {
        assertThat(FilterParser.parse("userName Eq \"x\" AND title PR"))
                .isEqualTo(new Filter.And(
                        new Filter.Comparison("userName", Operator.EQ, "x"), new Filter.Present("title")));
    }

    @Test
    void aValueOfSeveralIsSelected() {
        assertThat(FilterParser.parse("emails[type eq \"work\" and value co \"@example\"]"))
                .isEqualTo(new Filter.Element(
                        "emails",
                        new Filter.And(
                                new Filter.Comparison("type", Operator.EQ, "work"),
                                new Filter.Comparison("value", Operator.CO, "@example"))));
    }

    @Test
    void escapedCharactersAreWhatTheyStandFor() {
        assertThat(FilterParser.parse("a eq \"\\\"\\\\\\u0041\\n\""))
                .isEqualTo(new Filter.Comparison("a", Operator.EQ, "\"\\A\n"));
    }

    @Test
    void truthAndNullAreNoTexts() {
        assertThat(FilterParser.parse("a eq true")).isEqualTo(new Filter.Comparison("a", Operator.EQ, true));
        assertThat(FilterParser.parse("a eq null")).isEqualTo(new Filter.Comparison("a", Operator.EQ, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "JOE",
                "userName",
                "userName zz \"x\"",
                "userName eq",
                "userName eq x",
                "userName eq \"x",
                "(a eq 1",
                "a eq 1)",
                "a eq 1 and",
                "or",
                "not a eq 1",
                "emails[type eq \"work\"",
                "emails[]",
                "a eq \"\\q\"",
                "a eq \"\\u00\"",
                "[a eq 1]",
                "a eq 1 b eq 2",
                "a == 1",
                "a;b eq 1"
            })
    void whatIsNoFilterIsRefusedAsInvalid(String text) {
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> FilterParser.parse(text))
                .matches(refusal -> refusal.status() == 400 && "invalidFilter".equals(refusal.scimType()));
    }

    @Test
    void depthLengthAndNumberAreBounded() {
        String deep = "(".repeat(FilterParser.DEEPEST) + "a eq 1" + ")".repeat(FilterParser.DEEPEST);
        assertThat(FilterParser.parse(deep)).isEqualTo(eq("a", 1));
        refused("(" + deep + ")");
        refused("(".repeat(10_000));
        refused("a eq \"" + "x".repeat(FilterParser.LONGEST) + "\"");
        String many = "a eq 1" + " or a eq 1".repeat(FilterParser.MOST_COMPARISONS - 1);
        assertThat(FilterParser.parse(many)).isInstanceOf(Filter.Or.class);
        refused(many + " or a eq 1");
    }

    @Test
    void pathsOfPatchesAreRead() {
        assertThat(FilterParser.parsePath("name.familyName"))
                .isEqualTo(new FilterParser.Path("name.familyName", null, null));
        assertThat(FilterParser.parsePath("emails[type eq \"work\"].value"))
                .isEqualTo(
                        new FilterParser.Path("emails", new Filter.Comparison("type", Operator.EQ, "work"), "value"));
        assertThat(FilterParser.parsePath(Schemas.ENTERPRISE.id() + ":manager"))
                .isEqualTo(new FilterParser.Path(Schemas.ENTERPRISE.id() + ":manager", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "emails[", "emails[type eq \"work\"", "emails[type eq \"work\"]value", "a b", "a[b eq 1].c d"
            })
    void whatIsNoPathIsRefusedAsInvalid(String text) {
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> FilterParser.parsePath(text))
                .matches(refusal -> "invalidPath".equals(refusal.scimType()));
    }

    private static void refused(String text) {
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> FilterParser.parse(text))
                .matches(refusal -> "invalidFilter".equals(refusal.scimType()));
    }

    private static Filter eq(String path, int value) {
        return new Filter.Comparison(path, Operator.EQ, BigDecimal.valueOf(value));
    }
}
