package io.stagedoor.teams.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RightsTest {

    private static final TeamRole REVIEWER = BuiltInTeamRoles.of("reviewer").orElseThrow();
    private static final Permission DOWNLOAD = Permission.ASSET_DOWNLOAD;

    @Test
    void areYesForWhatTheTeamRoleGivesAndNoForWhatItDoesNot() {
        Access access = access(Projects.ALL, null, Set.of());

        assertThat(Rights.of(access, Permission.COMMENT_ADD)).isEqualTo(new Rights.Yes());
        assertThat(Rights.of(access, DOWNLOAD)).isEqualTo(new Rights.No());
    }

    @Test
    void areConditionalUnderAConstraintOrInSomeProjectsOnly() {
        Projects two = new Projects(Set.of("p-1", "p-2"));
        Projects one = new Projects(Set.of("p-1"));

        assertThat(Rights.of(access(two, new Access.Allowance("approved-only", Projects.ALL), Set.of()), DOWNLOAD))
                .isEqualTo(new Rights.Conditional("approved-only", Projects.ALL));
        assertThat(Rights.of(access(two, new Access.Allowance("", one), Set.of()), DOWNLOAD))
                .isEqualTo(new Rights.Conditional("", one));
        assertThat(Rights.of(access(one, new Access.Allowance("", two), Set.of()), DOWNLOAD))
                .isEqualTo(new Rights.Yes());
    }

    @Test
    void areNoWhereAnExceptionDeniesWhateverElseIsSaid() {
        assertThat(Rights.of(access(Projects.ALL, null, Set.of(Permission.COMMENT_ADD)), Permission.COMMENT_ADD))
                .isEqualTo(new Rights.No());
        assertThat(Rights.of(access(Projects.ALL, new Access.Allowance("", Projects.ALL), Set.of(DOWNLOAD)), DOWNLOAD))
                .isEqualTo(new Rights.No());
    }

    private static Access access(Projects projects, Access.@Nullable Allowance download, Set<Permission> deny) {
        return new Access(REVIEWER, projects, download == null ? Map.of() : Map.of(DOWNLOAD, download), deny, null);
    }
}
