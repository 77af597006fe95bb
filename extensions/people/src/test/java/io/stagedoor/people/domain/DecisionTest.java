package io.stagedoor.people.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.administration.domain.Caller;
import io.stagedoor.administration.domain.OrganizationRole;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final String ORGANIZATION = "org-1";
    private static final Offer OWNER = Offer.requested(List.of("owner"), null, null);
    private static final Offer AUDITOR = Offer.requested(List.of("auditor"), null, null);
    private static final Offer REVIEWER = Offer.requested(null, "team-1", "reviewer");

    @Test
    void ownersGiveEverything() {
        Caller owner = inviter(OrganizationRole.OWNER);

        assertThat(of(owner, OWNER).organizationRoles()).isTrue();
        assertThat(of(owner, REVIEWER).team()).isTrue();
    }

    @Test
    void nobodyGivesAPlaceAboveTheirOwn() {
        Caller security = inviter(OrganizationRole.SECURITY_ADMINISTRATOR);

        assertThat(of(security, OWNER).organizationRoles()).isFalse();
        assertThat(of(security, AUDITOR).organizationRoles()).isTrue();
    }

    @Test
    void whoHasLostTheRightGivesNothing() {
        for (OrganizationRole role :
                List.of(OrganizationRole.HELP_DESK, OrganizationRole.AUDITOR, OrganizationRole.MEMBER)) {
            assertThat(of(inviter(role), AUDITOR)).isEqualTo(Decision.NOTHING);
            assertThat(of(inviter(role), REVIEWER)).isEqualTo(Decision.NOTHING);
        }
        Caller gone = new Caller("p", "", null, Set.of(), Set.of(), false);
        assertThat(of(gone, REVIEWER)).isEqualTo(Decision.NOTHING);
    }

    @Test
    void teamAdministratorsGiveAPlaceInTheirOwnTeamOnly() {
        Caller own = new Caller("p", "", ORGANIZATION, Set.of(OrganizationRole.MEMBER), Set.of("team-1"), false);
        Caller other = new Caller("p", "", ORGANIZATION, Set.of(OrganizationRole.MEMBER), Set.of("team-2"), false);

        assertThat(of(own, REVIEWER).team()).isTrue();
        assertThat(of(other, REVIEWER).team()).isFalse();
        assertThat(of(own, Offer.requested(List.of("auditor"), "team-1", "reviewer")))
                .isEqualTo(new Decision(false, true));
    }

    @Test
    void operatorsGiveEverythingEverywhere() {
        Caller operator = new Caller("p", "", null, Set.of(), Set.of(), true);

        assertThat(of(operator, OWNER).organizationRoles()).isTrue();
        assertThat(of(operator, REVIEWER).team()).isTrue();
    }

    @Test
    void anOfferIsWholeAndKeptAsItWas() {
        assertThatThrownBy(() -> Offer.requested(null, "team-1", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Offer.requested(List.of("king"), null, null))
                .isInstanceOf(IllegalArgumentException.class);
        Offer offer = Offer.requested(List.of("auditor", "help-desk", "member"), "team-1", "reviewer");
        assertThat(offer.words()).isEqualTo("help-desk auditor");
        assertThat(Offer.kept(offer.words(), "team-1", "reviewer")).isEqualTo(offer);
        assertThat(Offer.kept("", "", "")).isEqualTo(Offer.NOTHING);
    }

    private static Decision of(Caller inviter, Offer offer) {
        return Decision.of(inviter, ORGANIZATION, offer);
    }

    private static Caller inviter(OrganizationRole role) {
        return new Caller("p", "", ORGANIZATION, Set.of(role), Set.of(), false);
    }
}
