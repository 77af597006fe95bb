package io.stagedoor.teams.change;

import static io.stagedoor.administration.domain.OrganizationRole.AUDITOR;
import static io.stagedoor.administration.domain.OrganizationRole.MEMBER;
import static io.stagedoor.administration.domain.OrganizationRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.teams.Tables;
import io.stagedoor.teams.domain.Outcome;
import io.stagedoor.teams.domain.Outcome.Refusal;
import io.stagedoor.testing.Database;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganizationRoleChangesTest {

    private final Database database = Tables.made();
    private final Stores stores = Stores.of(database.entities(), "acme");
    private final OrganizationRoleChanges changes = new OrganizationRoleChanges(stores);

    @BeforeEach
    void people() {
        database.run("insert into user_entity (id) values ('maya'), ('noah')");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theLastOwnerStays() {
        changes.replace("maya", Set.of(OWNER), 0);
        assertThat(changes.replace("maya", Set.of(AUDITOR), 1)).isEqualTo(Outcome.refused(Refusal.LAST_OWNER));
        assertThat(stores.organizationRoles().of("maya")).containsExactly(OWNER);
    }

    @Test
    void oneOfTwoOwnersMayGo() {
        changes.replace("maya", Set.of(OWNER), 0);
        changes.replace("noah", Set.of(OWNER, AUDITOR), 1);
        assertThat(changes.replace("maya", Set.of(), 2)).isEqualTo(Outcome.done(Set.of()));
        assertThat(stores.organizationRoles().of("maya")).isEmpty();
        assertThat(stores.organizationRoles().people(null, 10)).containsExactly("noah");
    }

    @Test
    void whoeverIsSuspendedOrGoneIsNoOwnerToRelyOn() {
        changes.replace("maya", Set.of(OWNER), 0);
        changes.replace("noah", Set.of(OWNER), 1);
        changes.replace("deleted", Set.of(OWNER), 2);
        database.run("update user_entity set enabled = false where id = 'noah'");

        assertThat(changes.replace("maya", Set.of(), 3)).isEqualTo(Outcome.refused(Refusal.LAST_OWNER));
        assertThat(stores.organizationRoles().owners()).isEqualTo(1);
        assertThat(stores.organizationRoles().ownersBeside("maya")).isZero();
    }

    @Test
    void theListHasToBeTheOneThatWasRead() {
        changes.replace("maya", Set.of(OWNER), 0);
        assertThat(changes.replace("noah", Set.of(OWNER), 0)).isEqualTo(Outcome.refused(Refusal.CHANGED_MEANWHILE));
    }

    @Test
    void memberIsNotWrittenDown() {
        changes.replace("maya", Set.of(MEMBER), 0);
        assertThat(stores.organizationRoles().of("maya")).isEmpty();
    }
}
