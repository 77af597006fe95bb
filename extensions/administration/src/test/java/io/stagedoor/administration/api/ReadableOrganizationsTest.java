package io.stagedoor.administration.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadableOrganizationsTest {

    @Test
    void withoutTheAttributeNothingIsReadable() {
        assertThat(ReadableOrganizations.parse(null).isEmpty()).isTrue();
        assertThat(ReadableOrganizations.parse("  ").isEmpty()).isTrue();
        assertThat(ReadableOrganizations.parse(null).contains("acme")).isFalse();
    }

    @Test
    void aStarMeansEveryOrganizationWhateverStandsBesideIt() {
        assertThat(ReadableOrganizations.parse("acme *")).isEqualTo(new ReadableOrganizations(true, Set.of()));
        assertThat(ReadableOrganizations.parse("*").contains("globex")).isTrue();
    }

    @Test
    void aListMeansThoseAliasesAndNoOther() {
        ReadableOrganizations two = ReadableOrganizations.parse(" acme   globex ");
        assertThat(two.contains("acme")).isTrue();
        assertThat(two.contains("globex")).isTrue();
        assertThat(two.contains("acm")).isFalse();
        assertThat(two.contains("*")).isFalse();
    }
}
