package io.stagedoor.organizations.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.administration.domain.ProvedDomains;
import io.stagedoor.organizations.domain.FactorCoverage;
import io.stagedoor.organizations.domain.PeopleCount;
import io.stagedoor.testing.Database;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleFiguresTest {

    private static final long NOW = 1_800_000_000;

    private final Database database = Tables.made();
    private final PeopleFigures figures =
            new PeopleFigures(database.entities(), "org-1", ProvedDomains.of(List.of("acme.example", "*.acme.studio")));

    @BeforeEach
    void twoOrganizations() {
        database.run("insert into org values ('org-1', 'group-1'), ('org-2', 'group-2')");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void countsNobodyWhereNobodyIs() {
        assertThat(figures.count(NOW)).isEqualTo(new PeopleCount(0, 0, 0, 0, 0, 0));
    }

    @Test
    void tellsWhoIsAtHomeFromGuests() {
        person("managed@elsewhere.example", true, "group-1", "MANAGED");
        person("by-domain@acme.example", true, "group-1", "UNMANAGED");
        person("below@london.acme.studio", true, "group-1", "UNMANAGED");
        person("itself@acme.studio", true, "group-1", "UNMANAGED");
        person("beside@notacme.studio", true, "group-1", "UNMANAGED");
        person("guest@other.example", true, "group-1", "UNMANAGED");
        person("lookalike@notacme.example", true, "group-1", "UNMANAGED");
        String managedElsewhere = person("moved@acme.example", true, "group-1", "UNMANAGED");
        join(managedElsewhere, "group-2", "MANAGED");
        person("stranger@acme.example", true, "group-2", "MANAGED");
        String unconfirmed = person("typed@acme.example", true, "group-1", "UNMANAGED");
        database.run("update user_entity set email_verified = false where id = ?1", unconfirmed);

        assertThat(figures.count(NOW)).isEqualTo(new PeopleCount(9, 0, 5, 0, 0, 4));
    }

    @Test
    void countsKindsOfFactorsOfThoseWhoAreAtHomeAndLetIn() {
        String both = person("both@acme.example", true, "group-1", "MANAGED");
        factor(both, "otp");
        factor(both, "otp");
        factor(both, "webauthn-passwordless");
        String codes = person("codes@acme.example", true, "group-1", "MANAGED");
        factor(codes, "recovery-authn-codes");
        factor(codes, "password");
        String guest = person("guest@other.example", true, "group-1", "UNMANAGED");
        factor(guest, "otp");
        String suspended = person("suspended@acme.example", false, "group-1", "MANAGED");
        factor(suspended, "otp");
        String elsewhere = person("elsewhere@acme.example", true, "group-2", "MANAGED");
        factor(elsewhere, "otp");

        assertThat(figures.coverage(List.of(both, codes, guest, suspended, elsewhere)))
                .isEqualTo(new FactorCoverage(
                        5, 2, 1, Map.of("otp", 1L, "webauthn-passwordless", 1L, "recovery-authn-codes", 1L)));
        assertThat(figures.coverage(List.of(codes)))
                .isEqualTo(new FactorCoverage(1, 1, 0, Map.of("recovery-authn-codes", 1L)));
    }

    @Test
    void saysNothingOfAGuestsFactorsAndSuspension() {
        factor(person("guest@other.example", true, "group-1", "UNMANAGED"), "otp");
        person("suspended@other.example", false, "group-1", "UNMANAGED");

        assertThat(figures.count(NOW)).isEqualTo(new PeopleCount(2, 0, 2, 0, 0, 0));
    }

    @Test
    void aRecoveryCodeAloneIsNoSecondFactorAndTwoFactorsAreOnePerson() {
        factor(person("codes@acme.example", true, "group-1", "MANAGED"), "recovery-authn-codes");
        String both = person("both@acme.example", true, "group-1", "MANAGED");
        factor(both, "otp");
        factor(both, "webauthn");
        factor(person("passkey@acme.example", true, "group-1", "MANAGED"), "webauthn-passwordless");
        person("suspended@acme.example", false, "group-1", "MANAGED");

        assertThat(figures.count(NOW)).isEqualTo(new PeopleCount(4, 1, 0, 0, 2, 1));
    }

    @Test
    void anInvitationCountsUntilItExpires() {
        database.run(
                "insert into org_invitation values ('1', 'org-1', ?1), ('2', 'org-1', ?2), ('3', 'org-1', null), ('4', 'org-2', null)",
                NOW,
                NOW + 1);
        assertThat(figures.count(NOW).invited()).isEqualTo(2);
    }

    @Test
    void countsAmongSome() {
        String one = person("one@acme.example", true, "group-1", "MANAGED");
        String two = person("two@acme.example", true, "group-1", "MANAGED");
        factor(two, "otp");
        person("three@acme.example", true, "group-1", "MANAGED");

        assertThat(figures.withoutSecondFactor(List.of(one, two))).isEqualTo(1);
    }

    @Test
    void anOrganizationWithoutADomainHasManagedPeopleOnly() {
        person("x@acme.example", true, "group-1", "UNMANAGED");
        assertThat(new PeopleFigures(database.entities(), "org-1", ProvedDomains.of(List.of()))
                        .count(NOW)
                        .guests())
                .isEqualTo(1);
    }

    private String person(String email, boolean enabled, String group, String membership) {
        String id = UUID.randomUUID().toString();
        database.run("insert into user_entity values (?1, ?2, ?3)", id, email, enabled);
        join(id, group, membership);
        return id;
    }

    private void join(String person, String group, String membership) {
        database.run("insert into user_group_membership values (?1, ?2, ?3)", group, person, membership);
    }

    private void factor(String person, String type) {
        database.run(
                "insert into credential values (?1, ?2, ?3)", UUID.randomUUID().toString(), person, type);
    }
}
