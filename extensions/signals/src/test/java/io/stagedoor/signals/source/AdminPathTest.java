package io.stagedoor.signals.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdminPathTest {

    @Test
    void knowsWhatConcernsAPersonsTokens() {
        assertThat(AdminPath.of("users/u-1")).isEqualTo(new AdminPath.Person("u-1"));
        assertThat(AdminPath.of("users/u-1/reset-password")).isEqualTo(new AdminPath.PersonCredential("u-1"));
        assertThat(AdminPath.of("users/u-1/disable-credential-types")).isEqualTo(new AdminPath.PersonCredential("u-1"));
        assertThat(AdminPath.of("users/u-1/credentials/c-1")).isEqualTo(new AdminPath.PersonCredential("u-1"));
        assertThat(AdminPath.of("push-revocation")).isEqualTo(new AdminPath.PushRevocation());
        assertThat(AdminPath.of("clients/c-1/push-revocation")).isEqualTo(new AdminPath.ClientPushRevocation("c-1"));
        assertThat(AdminPath.of("organizations/o-1")).isEqualTo(new AdminPath.Organization("o-1"));
    }

    @Test
    void everythingElseIsNoneOfIt() {
        for (String path : new String[] {
            "",
            "users",
            "users/u-1/groups/g-1",
            "users/u-1/role-mappings/realm",
            "clients/c-1",
            "organizations/o-1/members/u-1",
            "organizations",
            "authentication/flows"
        }) {
            assertThat(AdminPath.of(path)).as(path).isEqualTo(new AdminPath.Other());
        }
        assertThat(AdminPath.of(null)).isEqualTo(new AdminPath.Other());
    }
}
