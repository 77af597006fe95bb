package io.stagedoor.mfapolicy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.mfapolicy.domain.AccessPolicy;
import io.stagedoor.mfapolicy.domain.Effect;
import io.stagedoor.mfapolicy.domain.FromWhere;
import io.stagedoor.mfapolicy.domain.Grace;
import io.stagedoor.mfapolicy.domain.Network;
import io.stagedoor.mfapolicy.domain.PolicySet;
import io.stagedoor.mfapolicy.domain.PolicyState;
import io.stagedoor.mfapolicy.domain.When;
import io.stagedoor.mfapolicy.domain.WhereTo;
import io.stagedoor.mfapolicy.domain.Who;
import io.stagedoor.testing.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final Database database = new Database("mfa-policy");
    private final PolicyStore store = new PolicyStore(database.entities(), "r");

    @AfterEach
    void close() {
        database.close();
    }

    private static PolicySet named(String name) {
        return new PolicySet(
                List.of(new AccessPolicy(
                        "p",
                        name,
                        PolicyState.ENFORCED,
                        Who.EVERYONE,
                        WhereTo.ANYTHING,
                        FromWhere.ANYWHERE,
                        When.ALWAYS,
                        Effect.Require.level(2),
                        Grace.NONE)),
                List.of(new Network("studio", List.of("203.0.113.0/24"))));
    }

    @Test
    void nothingIsAskedUntilSomebodyWritesIt() {
        assertThat(store.read("acme")).isEqualTo(PolicyStore.Version.NONE);
        assertThat(store.newest(List.of("acme", "realm"))).isEmpty();
    }

    @Test
    void everyVersionIsKeptAndTheNewestCounts() {
        store.write("acme", named("first"), "ada", NOW, 0);
        store.write("acme", named("second"), "ben", NOW.plusSeconds(1), 1);

        assertThat(store.read("acme"))
                .isEqualTo(new PolicyStore.Version(2, "ben", NOW.plusSeconds(1), named("second")));
        assertThat(store.read("acme", 1).orElseThrow().set()).isEqualTo(named("first"));
        assertThat(store.read("acme", 3)).isEmpty();
        assertThat(store.versions("acme"))
                .containsExactly(
                        new PolicyStore.Line(2, "ben", NOW.plusSeconds(1), 1), new PolicyStore.Line(1, "ada", NOW, 1));
        assertThat(store.newest(List.of("acme", "globex"))).isEqualTo(Map.of("acme", 2L));
    }

    @Test
    void oneOfTwoWhoChangeAtOnceIsRefused() {
        store.write("acme", named("first"), "ada", NOW, 0);
        assertThatExceptionOfType(WrittenMeanwhileException.class)
                .isThrownBy(() -> store.write("acme", named("second"), "ben", NOW, 0));
    }

    @Test
    void aRealmAndAnOrganizationSeeTheirOwnAlone() {
        store.write("acme", named("first"), "ada", NOW, 0);
        assertThat(store.read("globex").version()).isZero();
        assertThat(new PolicyStore(database.entities(), "other").read("acme").version())
                .isZero();
        PolicyStore.forgetOrganization(database.entities(), "acme");
        assertThat(store.read("acme").version()).isZero();
    }

    @Test
    void onlySoManyVersionsAreKept() {
        for (int version = 0; version <= PolicyStore.KEPT; version++) {
            store.write("acme", PolicySet.EMPTY, "ada", NOW, version);
        }
        assertThat(store.versions("acme")).hasSize(PolicyStore.KEPT);
        assertThat(store.read("acme", 1)).isEmpty();
        assertThat(store.read("acme").version()).isEqualTo(PolicyStore.KEPT + 1);
    }
}
