package io.stagedoor.serviceaccounts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.serviceaccounts.domain.AccountName;
import io.stagedoor.serviceaccounts.domain.Bounds;
import io.stagedoor.serviceaccounts.domain.Profile;
import io.stagedoor.serviceaccounts.domain.Secret;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.domain.State;
import io.stagedoor.testing.Database;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceAccountStoresTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Bounds VIEW = new Bounds(Set.of("asset.view"), Collections.emptySortedMap());

    private final Database database = new Database("service-accounts");
    private final Accounts accounts = new Accounts(database.entities(), "realm");
    private final Profiles profiles = new Profiles(database.entities(), "acme");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void profilesOfAnotherOrganizationAreNotSeen() {
        Profile profile = new Profile("p", "Reading", true, VIEW, 1);
        profiles.insert(profile);
        assertThat(profiles.find("p")).contains(profile);
        assertThat(profiles.list(null, 10)).containsExactly(profile);
        Profiles others = new Profiles(database.entities(), "globex");
        assertThat(others.find("p")).isEmpty();
        assertThat(others.change(new Profile("p", "Taken", true, VIEW, 2))).isFalse();
        assertThat(others.delete(profile)).isFalse();
    }

    @Test
    void oneOfTwoWhoChangeAProfileAtOnceIsRefused() {
        profiles.insert(new Profile("p", "Reading", false, VIEW, 1));
        Profile changed = new Profile("p", "Read", true, VIEW, 2);
        assertThat(profiles.change(changed)).isTrue();
        assertThat(profiles.change(changed)).isFalse();
        assertThat(profiles.hold(changed)).isTrue();
        assertThat(profiles.hold(new Profile("p", "Read", true, VIEW, 1))).isFalse();
        assertThat(profiles.delete(new Profile("p", "Read", true, VIEW, 1))).isFalse();
        assertThat(profiles.delete(changed)).isTrue();
    }

    @Test
    void accountsAreFoundByTheirOrganizationSponsorAndProfile() {
        ServiceAccount account = requested("a", "acme");
        accounts.insert(account);
        assertThat(accounts.find("acme", "a")).contains(account);
        assertThat(accounts.find("globex", "a")).isEmpty();
        assertThat(new Accounts(database.entities(), "other").find("a")).isEmpty();
        assertThat(accounts.list("acme", null, 10)).containsExactly(account);
        assertThat(accounts.sponsoredBy("dev")).containsExactly(account);
        assertThat(accounts.using("p")).containsExactly(account);
    }

    @Test
    void oneOfTwoWhoDecideAtOnceIsRefused() {
        accounts.insert(requested("a", "acme"));
        ServiceAccount approved = decided(State.ACTIVE);
        assertThat(accounts.change(approved)).isTrue();
        assertThat(accounts.change(decided(State.REFUSED))).isFalse();
        assertThat(accounts.find("a")).contains(approved);
        assertThat(accounts.ofSubject("acme", "user")).contains(approved);
        assertThat(accounts.ofSubject("globex", "user")).isEmpty();
    }

    @Test
    void deletedOnesAreInNoListAndTheirWorkStillHasAName() {
        accounts.insert(requested("a", "acme"));
        accounts.change(decided(State.DELETED));
        assertThat(accounts.list("acme", null, 10)).isEmpty();
        assertThat(accounts.sponsoredBy("dev")).isEmpty();
        assertThat(accounts.ofSubject("acme", "user")).isPresent();
    }

    @Test
    void anAddressIsThereOnceInARealm() {
        accounts.insert(requested("a", "acme"));
        assertThatThrownBy(() -> database.entities()
                        .createNativeQuery(
                                "insert into sd_service_account select 'b', a.realm_id, a.organization_id, a.name,"
                                        + " a.email, a.purpose, a.profile_id, a.bounds, a.approved_profile, a.state, a.sponsor_id,"
                                        + " a.asked_by, a.decided_by, a.expires_at, a.why, a.jwks, a.user_id, a.version"
                                        + " from sd_service_account a")
                        .executeUpdate())
                .isInstanceOf(jakarta.persistence.PersistenceException.class);
    }

    @Test
    void numbersGoOnAfterADeletionAndCountInEachOrganizationForItself() {
        Numbers acme = new Numbers(database.entities(), "acme");
        assertThat(acme.exist()).isFalse();
        acme.begin();
        assertThat(acme.next()).isEqualTo(1);
        assertThat(acme.next()).isEqualTo(2);
        accounts.insert(requested("a", "acme"));
        accounts.change(decided(State.DELETED));
        assertThat(acme.next()).isEqualTo(3);
        Numbers globex = new Numbers(database.entities(), "globex");
        globex.begin();
        assertThat(globex.next()).isEqualTo(1);
    }

    @Test
    void neverMoreThanTwoSecretsAreKeptAndTheOneBeforeEndsWhenItWasSaid() {
        Secrets secrets = new Secrets(database.entities(), "a");
        Instant expiry = NOW.plusSeconds(1000);
        secrets.rotate(new Secret("1", Secret.hash("one"), NOW, expiry), NOW.plusSeconds(60));
        secrets.rotate(new Secret("2", Secret.hash("two"), NOW, expiry), NOW.plusSeconds(60));
        assertThat(secrets.kept())
                .extracting(Secret::id, Secret::dies)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2", expiry),
                        org.assertj.core.groups.Tuple.tuple("1", NOW.plusSeconds(60)));
        secrets.rotate(new Secret("3", Secret.hash("three"), NOW, expiry), NOW);
        assertThat(secrets.kept()).extracting(Secret::id).containsExactly("3", "2");
        assertThat(Secret.anyIs(secrets.kept(), "two", NOW)).isFalse();
        assertThat(new Secrets(database.entities(), "b").kept()).isEmpty();
        secrets.removeAll();
        assertThat(secrets.kept()).isEmpty();
    }

    @Test
    void aRotationNeverLetsAnOldSecretLiveLonger() {
        Secrets secrets = new Secrets(database.entities(), "a");
        secrets.rotate(new Secret("1", Secret.hash("one"), NOW, NOW.plusSeconds(5)), NOW);
        secrets.rotate(new Secret("2", Secret.hash("two"), NOW, NOW.plusSeconds(99)), NOW.plusSeconds(60));
        assertThat(secrets.kept().getLast().dies()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void nothingIsLeftOfAnOrganizationThatIsGone() {
        accounts.insert(requested("a", "acme"));
        accounts.insert(requested("g", "globex"));
        new Secrets(database.entities(), "a").rotate(new Secret("1", Secret.hash("one"), NOW, NOW), NOW);
        profiles.insert(new Profile("p", "Reading", true, VIEW, 1));
        accounts.forget("acme");
        assertThat(accounts.find("a")).isEmpty();
        assertThat(profiles.find("p")).isEmpty();
        assertThat(new Secrets(database.entities(), "a").kept()).isEmpty();
        assertThat(accounts.find("g")).isPresent();
        accounts.forgetAll();
        assertThat(accounts.find("g")).isEmpty();
    }

    private static ServiceAccount requested(String id, String organization) {
        return ServiceAccount.requested(
                id,
                organization,
                new AccountName("Ingest"),
                new ServiceAccount.Wish("nightly ingest", "p", NOW.plusSeconds(60), null),
                "dev",
                NOW);
    }

    private static ServiceAccount decided(State state) {
        ServiceAccount before = requested("a", "acme");
        return new ServiceAccount(
                before.id(),
                before.organization(),
                before.name(),
                before.email(),
                before.purpose(),
                before.profile(),
                VIEW,
                1,
                state,
                before.sponsor(),
                before.askedBy(),
                "owner",
                before.expiry(),
                "fine",
                null,
                "user",
                2);
    }
}
