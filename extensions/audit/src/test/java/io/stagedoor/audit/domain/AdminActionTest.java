package io.stagedoor.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.audit.api.AuditFact.Target;
import org.junit.jupiter.api.Test;

class AdminActionTest {

    @Test
    void aChangeOfAPerson() {
        assertThat(AdminAction.of("USER", "UPDATE", "users/u-1"))
                .isEqualTo(new AdminAction("person.change", new Target("person", "u-1"), null, "u-1"));
        assertThat(AdminAction.of("USER", "ACTION", "users/u-1/reset-password").action())
                .isEqualTo("person.reset-password");
        assertThat(AdminAction.of("USER", "DELETE", "users/u-1/credentials/c-1").action())
                .isEqualTo("credential.delete");
    }

    @Test
    void aMembershipIsAboutThePersonAndBelongsToTheOrganization() {
        assertThat(AdminAction.of("ORGANIZATION_MEMBERSHIP", "DELETE", "organizations/o-1/members/u-1"))
                .isEqualTo(new AdminAction("membership.delete", new Target("person", "u-1"), "o-1", "u-1"));
    }

    @Test
    void theRealmAsAWhole() {
        assertThat(AdminAction.of("REALM", "UPDATE", null))
                .isEqualTo(new AdminAction("realm.change", null, null, null));
        assertThat(AdminAction.of("REALM", "ACTION", "push-revocation").action())
                .isEqualTo("realm.push-revocation");
    }

    @Test
    void aPathThatSomebodyMadeUpBecomesNoAction() {
        assertThat(AdminAction.of("USER", "ACTION", "users/u-1/\nforged").action())
                .isEqualTo("person.act");
    }
}
