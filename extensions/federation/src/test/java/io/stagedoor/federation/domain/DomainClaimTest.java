package io.stagedoor.federation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.federation.domain.DomainClaim.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DomainClaimTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final DomainClaim CLAIM = DomainClaim.made(new DomainName("acme.example"), false, "token");

    @Test
    void theRecordSaysWhatItIsFor() {
        assertThat(CLAIM.recordName()).isEqualTo("_stagedoor-challenge.acme.example");
        assertThat(CLAIM.recordValue()).isEqualTo("stagedoor-domain-verification=token");
    }

    @Test
    void aRecordProvesAndItsAbsenceDoesNot() {
        assertThat(CLAIM.missed(NOW).state()).isEqualTo(State.PENDING);
        assertThat(CLAIM.proved(NOW).state()).isEqualTo(State.PROVED);
        assertThat(CLAIM.proved(NOW).provedAt()).isEqualTo(NOW);
    }

    @Test
    void aRecordThatIsGoneLapsesAfterAGrace() {
        DomainClaim grace = CLAIM.proved(NOW).missed(NOW.plus(Duration.ofDays(1)));
        assertThat(grace.state()).isEqualTo(State.GRACE);
        assertThat(grace.state().counts()).isTrue();
        DomainClaim still = grace.missed(NOW.plus(Duration.ofDays(7)));
        assertThat(still.state()).isEqualTo(State.GRACE);
        assertThat(still.graceUntil()).isEqualTo(grace.graceUntil());
        assertThat(grace.missed(NOW.plus(Duration.ofDays(8))).state()).isEqualTo(State.LAPSED);
        assertThat(State.LAPSED.counts()).isFalse();
    }

    @Test
    void aRecordThatComesBackInTimeChangesNothing() {
        DomainClaim back = CLAIM.proved(NOW).missed(NOW.plusSeconds(1)).proved(NOW.plusSeconds(2));
        assertThat(back.state()).isEqualTo(State.PROVED);
        assertThat(back.provedAt()).isEqualTo(NOW);
        assertThat(back.graceUntil()).isNull();
    }

    @Test
    void subdomainsAreClaimedByWordOnly() {
        DomainName eu = new DomainName("eu.acme.example");
        assertThat(CLAIM.covers(eu)).isFalse();
        DomainClaim all = DomainClaim.made(new DomainName("acme.example"), true, "token");
        assertThat(all.covers(eu)).isTrue();
        assertThat(all.inKeycloak()).isEqualTo("*.acme.example");
        assertThat(CLAIM.inKeycloak()).isEqualTo("acme.example");
    }
}
