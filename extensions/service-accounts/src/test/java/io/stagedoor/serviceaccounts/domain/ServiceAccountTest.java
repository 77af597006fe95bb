package io.stagedoor.serviceaccounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceAccountTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant EXPIRY = NOW.plus(Duration.ofDays(1));
    private static final Bounds VIEW = new Bounds(Set.of("asset.view"), Collections.emptySortedMap());

    @Test
    void nothingWorksBeforeItIsApproved() {
        assertThat(in(State.REQUESTED).isGoodAt(NOW)).isFalse();
        assertThat(in(State.ACTIVE).isGoodAt(NOW)).isTrue();
        assertThat(in(State.REFUSED).isGoodAt(NOW)).isFalse();
        assertThat(in(State.SUSPENDED).isGoodAt(NOW)).isFalse();
        assertThat(in(State.DELETED).isGoodAt(NOW)).isFalse();
    }

    @Test
    void isWorthNothingFromTheInstantOfItsExpiryOn() {
        ServiceAccount account = in(State.ACTIVE);
        assertThat(account.isGoodAt(EXPIRY.minusMillis(1))).isTrue();
        assertThat(account.isGoodAt(EXPIRY)).isFalse();
    }

    @Test
    void expiresInTheFutureAndWithinAYear() {
        assertThatIllegalArgumentException().isThrownBy(() -> requested(NOW));
        assertThat(requested(NOW.plusMillis(1)).state()).isEqualTo(State.REQUESTED);
        assertThat(requested(NOW.plus(ServiceAccount.LONGEST)).isGoodAt(NOW)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> requested(NOW.plus(ServiceAccount.LONGEST).plusMillis(1)));
    }

    @Test
    void whoAskedAndWhoAnswersForItAreItsOwn() {
        ServiceAccount account = in(State.ACTIVE);
        assertThat(account.isOf("sponsor")).isTrue();
        assertThat(account.isOf("asker")).isTrue();
        assertThat(account.isOf("owner")).isFalse();
    }

    @Test
    void waitsForApprovalWhereItsProfileGivesMoreAndOnlyThen() {
        ServiceAccount account = in(State.ACTIVE);
        assertThat(account.waitsForApproval(new Profile("p", "Same", true, VIEW, 2)))
                .isFalse();
        Bounds more = new Bounds(Set.of("asset.view", "asset.delete"), Collections.emptySortedMap());
        assertThat(account.waitsForApproval(new Profile("p", "More", true, more, 2)))
                .isTrue();
    }

    @Test
    void theAddressReachesNobodyAndIsItsOwn() {
        assertThat(requested(EXPIRY).email()).isEqualTo("id@service-accounts.invalid");
    }

    @Test
    void namesThatNumbersMakeCannotBeChosen() {
        assertThat(AccountName.numbered(1).value()).isEqualTo("Service Account User");
        assertThat(AccountName.numbered(2).value()).isEqualTo("Service Account User 2");
        assertThat(AccountName.chosen(" Ingest ").value()).isEqualTo("Ingest");
        for (String taken : List.of("Service Account User", "service  account user 17", " Service Account User 2 ")) {
            assertThatIllegalArgumentException().isThrownBy(() -> AccountName.chosen(taken));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> AccountName.chosen("two\nlines"));
        assertThatIllegalArgumentException().isThrownBy(() -> AccountName.chosen("x".repeat(101)));
    }

    @Test
    void anOldSecretIsDeadAtTheExactEndOfARotation() {
        Secret before = new Secret("1", Secret.hash("old"), NOW, NOW.plusSeconds(60));
        Secret next = new Secret("2", Secret.hash("new"), NOW, EXPIRY);
        List<Secret> kept = List.of(next, before);
        assertThat(Secret.anyIs(kept, "old", NOW.plusSeconds(60).minusMillis(1)))
                .isTrue();
        assertThat(Secret.anyIs(kept, "old", NOW.plusSeconds(60))).isFalse();
        assertThat(Secret.anyIs(kept, "new", NOW.plusSeconds(60))).isTrue();
        assertThat(Secret.anyIs(kept, "other", NOW)).isFalse();
        assertThat(Secret.anyIs(kept, Secret.hash("new"), NOW)).isFalse();
        assertThat(Secret.anyIs(List.of(), "new", NOW)).isFalse();
    }

    @Test
    void secretsAreLongAndUnlikeEachOther() {
        Random random = new Random(4711);
        String one = Secret.create(random);
        assertThat(one).matches("sds_[A-Za-z0-9_-]{43}");
        assertThat(Secret.create(random)).isNotEqualTo(one);
    }

    private static ServiceAccount requested(Instant expiry) {
        return ServiceAccount.requested(
                "id",
                "acme",
                new AccountName("Ingest"),
                new ServiceAccount.Wish("nightly ingest", "p", expiry, null),
                "asker",
                NOW);
    }

    private static ServiceAccount in(State state) {
        return new ServiceAccount(
                "id",
                "acme",
                new AccountName("Ingest"),
                "id@service-accounts.invalid",
                "nightly ingest",
                "p",
                VIEW,
                1,
                state,
                "sponsor",
                "asker",
                "owner",
                EXPIRY,
                "",
                null,
                "user",
                3);
    }
}
