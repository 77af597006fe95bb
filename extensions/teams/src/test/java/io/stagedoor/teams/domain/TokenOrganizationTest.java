package io.stagedoor.teams.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.teams.domain.TokenOrganization.Asked;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenOrganizationTest {

    @Test
    void aTokenIsForOneOrganization() {
        assertThat(TokenOrganization.of(Asked.NAMED, List.of("acme"), 1))
                .isEqualTo(new TokenOrganization.One<>("acme"));
        assertThat(TokenOrganization.of(Asked.ANY, List.of("acme"), 1)).isEqualTo(new TokenOrganization.One<>("acme"));
        assertThat(error(TokenOrganization.of(Asked.ALL, List.of("acme", "globex"), 2)))
                .isEqualTo("invalid_scope");
        assertThat(error(TokenOrganization.of(Asked.NAMED, List.of("acme", "globex"), 2)))
                .isEqualTo("invalid_scope");
    }

    @Test
    void plainlyOrganizationByWhoBelongsToSeveralHasToBeSaidMoreExactly() {
        assertThat(error(TokenOrganization.of(Asked.ANY, List.of(), 2))).isEqualTo("invalid_scope");
    }

    @Test
    void whoBelongsToNoneGetsATokenForNoneUnlessOneWasNamed() {
        assertThat(TokenOrganization.of(Asked.ANY, List.of(), 0)).isEqualTo(new TokenOrganization.None<>());
        assertThat(TokenOrganization.of(Asked.NOT, List.of(), 0)).isEqualTo(new TokenOrganization.None<>());
        assertThat(error(TokenOrganization.of(Asked.NAMED, List.of(), 0))).isEqualTo("invalid_grant");
    }

    /** A sign-in that began at acme, or a session that was for acme, must not answer for globex. */
    @Test
    void whatIsNamedIsNotReplacedByWhatWasChosenElsewhere() {
        assertThat(TokenOrganization.allows(Asked.NAMED, "openid organization:globex", "acme"))
                .isFalse();
        assertThat(TokenOrganization.allows(Asked.NAMED, "organization:acme-2 openid", "acme"))
                .isFalse();
        assertThat(TokenOrganization.allows(Asked.NAMED, "organization:acme organization:globex", "acme"))
                .isFalse();
        assertThat(TokenOrganization.allows(Asked.NAMED, "openid organization:acme", "acme"))
                .isTrue();
        assertThat(TokenOrganization.allows(Asked.ANY, "openid organization", "acme"))
                .isTrue();
        assertThat(TokenOrganization.allows(Asked.ALL, "organization:*", "acme"))
                .isTrue();
    }

    private static String error(TokenOrganization<String> decision) {
        return ((TokenOrganization.Refused<String>) decision).error();
    }
}
