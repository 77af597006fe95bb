package io.stagedoor.scim.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7644 3.4.2.1 and 3.4.2.2. Texts stand in single quotes here. */
class UnderstandingTest {

    private static final Filter ALL = new Filter.Present("id");
    private static final Filter NONE = new Filter.Not(ALL);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            meta.resourceType eq 'User'                                | true
            META.RESOURCETYPE eq 'user'                                | true
            meta.resourceType eq 'Group'                               | false
            meta.resourceType sw 'Us'                                  | true
            meta.resourceType pr                                       | true
            meta.resourceType eq null                                  | false
            meta.resourceType ne null                                  | true
            schemas eq 'urn:ietf:params:scim:schemas:core:2.0:User'    | true
            schemas eq 'urn:ietf:params:scim:schemas:core:2.0:Group'   | false
            schemas ew ':User'                                         | true
            schemas pr                                                 | true
            """)
    void whatIsTheSameForAllIsDecided(String filter, boolean holds) {
        assertThat(understood(filter, false)).isEqualTo(holds ? ALL : NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            members pr                      | false
            members eq 'x'                  | false
            members ne 'x'                  | true
            members eq null                 | true
            members ne null                 | false
            members[value eq 'x']           | false
            """)
    void whatOnlyAnotherKindHasIsAbsentAmongOthers(String filter, boolean holds) {
        assertThat(understood(filter, true)).isEqualTo(holds ? ALL : NONE);
        assertThat(understood(filter, false)).isEqualTo(parsed(filter));
    }

    @Test
    void whatNobodyHasIsLeftToBeRefused() {
        assertThat(understood("nothing eq 'x'", true)).isEqualTo(parsed("nothing eq 'x'"));
    }

    @Test
    void whatDiffersIsAskedOfTheDatabase() {
        assertThat(understood("not (userName eq 'a' and meta.resourceType eq 'User' or title pr)", true))
                .isEqualTo(new Filter.Not(
                        new Filter.Or(new Filter.And(parsed("userName eq 'a'"), ALL), parsed("title pr"))));
    }

    @Test
    void anExtensionIsNamedByWhoeverHasSomethingOfIt() {
        Filter found = understood("schemas eq '" + Schemas.ENTERPRISE.id() + "'", false);
        assertThat(found.toString())
                .contains(Schemas.ENTERPRISE.id() + ":department")
                .contains(Schemas.ENTERPRISE.id() + ":manager");
        assertThat(understood("schemas ne '" + Schemas.ENTERPRISE.id() + "'", false))
                .isEqualTo(new Filter.Not(found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"schemas gt 'x'", "meta.resourceType le 'x'", "schemas co null", "members gt null"})
    void whatHasNoOrderIsRefused(String filter) {
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> understood(filter, true))
                .matches(refusal -> "invalidFilter".equals(refusal.scimType()));
    }

    private static Filter understood(String filter, boolean amongOthers) {
        return new Understanding(ResourceType.USER, amongOthers).of(parsed(filter));
    }

    private static Filter parsed(String filter) {
        return FilterParser.parse(filter.replace('\'', '"'));
    }
}
