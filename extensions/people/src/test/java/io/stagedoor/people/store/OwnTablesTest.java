package io.stagedoor.people.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.people.Tables;
import io.stagedoor.people.domain.Offer;
import io.stagedoor.people.domain.PeopleFilter;
import io.stagedoor.people.domain.ResendInterval;
import io.stagedoor.people.domain.Show;
import io.stagedoor.testing.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnTablesTest {

    private static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");
    private static final Offer OFFER = Offer.requested(List.of("auditor"), "team-00000000000000001", "reviewer");

    private final Database database = Tables.made();
    private final Invitations invitations = new Invitations(database.entities(), "acme");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theLastSignInIsTheLatest() {
        LastSignIns signIns = new LastSignIns(database.entities());
        signIns.note("r", "maya", AT);
        signIns.note("r", "maya", AT.plusSeconds(1));

        assertThat(signIns.of(List.of("maya", "noah"))).containsOnlyKeys("maya").containsValue(AT.plusSeconds(1));
        signIns.forget("maya");
        assertThat(signIns.of(List.of("maya"))).isEmpty();
    }

    @Test
    void anInvitationOfADirectoryIsWrittenOnceAndNotWhenItIsWithdrawn() {
        PendingInvitations pending = new PendingInvitations(database.entities(), "acme");
        pending.add("r", "leo@else.example", "Leo", "", AT);
        pending.add("r", "leo@else.example", "Leo", "", AT);
        PendingInvitations.Pending one = pending.due(AT, 10).getFirst();

        assertThat(new PendingInvitations(database.entities(), "globex").due(AT, 10))
                .isEmpty();
        assertThat(pending.take(one, AT.plusSeconds(30))).isTrue();
        assertThat(pending.take(one, AT.plusSeconds(30))).isFalse();
        assertThat(pending.due(AT.plusSeconds(29), 10)).isEmpty();
        assertThat(pending.due(AT.plusSeconds(30), 10)).hasSize(1);
        assertThat(pending.lock("leo@else.example")).isTrue();
        pending.remove("leo@else.example");
        assertThat(pending.lock("leo@else.example")).isFalse();
    }

    @Test
    void nobodysMailboxIsFilled() {
        PendingInvitations pending = new PendingInvitations(database.entities(), "acme");
        for (int i = 0; i < PendingInvitations.TO_AN_ADDRESS_IN_A_DAY; i++) {
            assertThat(pending.mayWrite("leo@else.example", AT)).isTrue();
            pending.written("r", "leo@else.example", AT);
        }
        Instant tomorrow = AT.plus(java.time.Duration.ofDays(1));
        assertThat(pending.mayWrite("leo@else.example", tomorrow.minusMillis(1)))
                .isFalse();
        assertThat(pending.mayWrite("leo@else.example", tomorrow)).isTrue();
        assertThat(pending.mayWrite("mia@else.example", AT)).isTrue();
        for (int i = 0; i < PendingInvitations.IN_AN_HOUR - 3; i++) {
            pending.written("r", i + "@else.example", AT);
        }
        assertThat(pending.mayWrite("mia@else.example", AT)).isFalse();
        assertThat(pending.mayWrite("mia@else.example", AT.plus(java.time.Duration.ofHours(1))))
                .isTrue();
    }

    @Test
    void erasureIsAskedForOnce() {
        ErasureRequests requests = new ErasureRequests(database.entities());

        assertThat(requests.ask("r", "acme", "maya", AT)).isTrue();
        assertThat(requests.ask("r", "acme", "maya", AT.plusSeconds(1))).isFalse();
        assertThat(requests.ask("r", null, "noah", AT)).isTrue();
        assertThat(requests.of("maya")).contains(AT);
        assertThat(requests.waitingFor("acme")).isEqualTo(1);
        assertThat(requests.waitingFor("globex")).isZero();
        assertThat(requests.withdraw("maya")).isTrue();
        assertThat(requests.withdraw("maya")).isFalse();
        assertThat(requests.of("maya")).isEmpty();
    }

    @Test
    void anOfferIsAcceptedOnceByTheAddressThatItWasMadeTo() {
        keycloakInvites("i-1", "acme", "maya@acme.example");
        invitations.offer("r", "i-1", "maya@acme.example", "boss", OFFER);

        assertThat(invitations.accept("i-1", "eve@acme.example")).isEmpty();
        assertThat(new Invitations(database.entities(), "globex").accept("i-1", "maya@acme.example"))
                .isEmpty();
        assertThat(invitations.accept("i-1", "maya@acme.example")).contains(new Invitations.Accepted("boss", OFFER));
        assertThat(invitations.accept("i-1", "maya@acme.example")).isEmpty();
    }

    @Test
    void aLetterIsSentAgainOnceAMinute() {
        keycloakInvites("i-1", "acme", "maya@acme.example");
        invitations.offer("r", "i-1", "maya@acme.example", "boss", OFFER);

        assertThat(invitations.resend("i-1", AT)).isEqualTo(new ResendInterval.Answer.Send());
        assertThat(invitations.resend("i-1", AT)).isEqualTo(new ResendInterval.Answer.Wait(60));
        assertThat(invitations.resend("i-1", AT.plusMillis(59_999))).isEqualTo(new ResendInterval.Answer.Wait(1));
        assertThat(invitations.resend("i-1", AT.plusSeconds(60))).isEqualTo(new ResendInterval.Answer.Send());
        assertThat(invitations.resend("i-1", AT.plusSeconds(61))).isEqualTo(new ResendInterval.Answer.Wait(59));
    }

    @Test
    void invitationsAreListedWithWhatTheyOffer() {
        keycloakInvites("i-1", "acme", "maya@acme.example");
        keycloakInvites("i-2", "acme", "by-console@acme.example");
        keycloakInvites("i-3", "globex", "lena@globex.example");
        invitations.offer("r", "i-1", "maya@acme.example", "boss", OFFER);

        assertThat(invitations.page(null, 9)).extracting(Invitations.Stored::id).containsExactly("i-1", "i-2");
        assertThat(invitations.page("i-1", 9))
                .extracting(Invitations.Stored::offer)
                .containsExactly(Offer.NOTHING);
        assertThat(invitations.find("i-1").orElseThrow().offer()).isEqualTo(OFFER);
        assertThat(invitations.find("i-1").orElseThrow().expires()).isEqualTo(Instant.ofEpochSecond(2_000));
        assertThat(invitations.find("i-3")).isEmpty();
        assertThat(invitations.count()).isEqualTo(2);
        // What was offered to the same address before is not to come back with the next invitation.
        invitations.offer("r", "i-2", "maya@acme.example", "boss", Offer.NOTHING);
        assertThat(invitations.accept("i-1", "maya@acme.example")).isEmpty();
        invitations.forgetAll();
        assertThat(invitations.accept("i-2", "maya@acme.example")).isEmpty();
    }

    @Test
    void organizationsAreListedByAliasWithinTheRealm() {
        database.run(
                "insert into org values ('1', 'r', 'globex', 'Globex Studios', true), ('2', 'r', 'acme', 'Acme', false),"
                        + " ('3', 'other', 'initech', 'Initech', true)");
        OrganizationsQuery query = new OrganizationsQuery(database.entities(), "r");

        assertThat(query.page(new PeopleFilter("", Show.ALL), null, 9))
                .containsExactly(
                        new OrganizationsQuery.Found("2", "acme", "Acme", false),
                        new OrganizationsQuery.Found("1", "globex", "Globex Studios", true));
        assertThat(query.page(new PeopleFilter("studio", Show.ALL), "acme", 9)).hasSize(1);
        assertThat(query.page(new PeopleFilter("", Show.ALL), "globex", 9)).isEmpty();
    }

    private void keycloakInvites(String id, String organization, String email) {
        database.run("insert into org_invitation values ('" + id + "', '" + organization + "', '" + email
                + "', null, null, 1000, 2000)");
    }
}
