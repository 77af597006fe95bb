package io.stagedoor.serviceaccounts.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.serviceaccounts.domain.AccountName;
import io.stagedoor.serviceaccounts.domain.Secret;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.domain.State;
import io.stagedoor.serviceaccounts.store.Accounts;
import io.stagedoor.serviceaccounts.store.Secrets;
import io.stagedoor.testing.Database;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RememberedAccountsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Database database = new Database("service-accounts");
    private final Accounts accounts = new Accounts(database.entities(), "realm");
    private final Secrets secrets = new Secrets(database.entities(), "a");
    private final RememberedAccounts here = new RememberedAccounts();

    @BeforeEach
    void insert() {
        accounts.insert(ServiceAccount.requested(
                "a",
                "acme",
                new AccountName("Ingest"),
                new ServiceAccount.Wish("nightly ingest", "p", NOW.plusSeconds(60), null),
                "dev",
                NOW));
        secrets.rotate(new Secret("1", Secret.hash("one"), NOW, NOW.plusSeconds(60)), NOW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneNumberIsReadOfWhatHasNotChanged() {
        assertThat(database.statementsOf(() -> known("a"))).isEqualTo(3);
        assertThat(database.statementsOf(() -> known("a"))).isEqualTo(1);
        assertThat(known("a").secrets()).extracting(Secret::id).containsExactly("1");
    }

    @Test
    void aChangeOfTheAccountIsSeenAtOnceWhoeverMadeIt() {
        known("a");
        changeElsewhere(State.SUSPENDED);
        assertThat(known("a").account().state()).isEqualTo(State.SUSPENDED);
    }

    @Test
    void anotherSecretIsAChangeOfItsAccount() {
        ServiceAccount before = known("a").account();
        accounts.change(new AccountRow(before).account());
        secrets.rotate(new Secret("2", Secret.hash("two"), NOW, NOW.plusSeconds(60)), NOW);
        assertThat(known("a").secrets()).extracting(Secret::id).containsExactly("2", "1");
    }

    @Test
    void nothingIsKnownInAnotherRealmNorOfWhatIsNotThereAnyMore() {
        known("a");
        assertThat(here.get(new Accounts(database.entities(), "other"), secrets, "a"))
                .isEmpty();
        accounts.forget("acme");
        assertThat(here.get(accounts, secrets, "a")).isEmpty();
    }

    @Test
    void aRowIsAsNewAsAVersionOnlyWhereItWasReadBehindThatOne() {
        ServiceAccount account = known("a").account();
        assertThat(here.isBehind(account, 7)).isFalse();
        here.readBehind(account, 7);
        assertThat(here.isBehind(account, 7)).isTrue();
        assertThat(here.isBehind(account, 8)).isFalse();
        changeElsewhere(State.ACTIVE);
        assertThat(here.isBehind(known("a").account(), 7)).isFalse();
    }

    private KnownAccount known(String id) {
        return here.get(accounts, secrets, id).orElseThrow();
    }

    private void changeElsewhere(State state) {
        ServiceAccount before = accounts.find("a").orElseThrow();
        assertThat(accounts.change(
                        new AccountRow(before).decided(state, "owner", "fine").account()))
                .isTrue();
    }
}
